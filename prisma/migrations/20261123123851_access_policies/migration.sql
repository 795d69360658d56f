-- AlterTable
ALTER TABLE "access_request_port" ADD COLUMN     "second_step_for" TEXT;
