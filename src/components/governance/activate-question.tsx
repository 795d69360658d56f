import {
  ConfirmDialog,
  ConfirmDialogAction,
  ConfirmDialogActions,
  ConfirmDialogCancel,
  ConfirmDialogContent,
  ConfirmDialogDescription,
  ConfirmDialogTitle,
} from "@/components/ui/confirm-dialog";

type ActivateQuestionProps = { consequence: string; onAnswer: (isYes: boolean) => void };

/** Says what saving and activating will do, before it is done. */
export function ActivateQuestion({ consequence, onAnswer }: ActivateQuestionProps) {
  return (
    <ConfirmDialog open onOpenChange={(isOpen) => !isOpen && onAnswer(false)}>
      <ConfirmDialogContent>
        <ConfirmDialogTitle>Save and activate this policy?</ConfirmDialogTitle>
        <ConfirmDialogDescription>{consequence}</ConfirmDialogDescription>
        <ConfirmDialogActions>
          <ConfirmDialogCancel>Cancel</ConfirmDialogCancel>
          <ConfirmDialogAction variant="primary" onClick={() => onAnswer(true)}>
            Save and activate
          </ConfirmDialogAction>
        </ConfirmDialogActions>
      </ConfirmDialogContent>
    </ConfirmDialog>
  );
}
