import { cn } from "@/components/ui/cn";

/** The page within the shell: its margins, its widest line and the rhythm between its parts. */
export function PageFrame({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="page-frame"
      className={cn("mx-auto flex w-full max-w-7xl flex-col gap-6 px-4 py-5 md:px-6 md:py-6", className)}
      {...props}
    />
  );
}

/** Where the breadcrumb stands: above the title, a little closer to it than the parts are to each other. */
export function PageBreadcrumb({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="page-breadcrumb"
      className={cn("-mb-3 flex min-h-6 items-center", className)}
      {...props}
    />
  );
}
