import { FieldGroup } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { isMilder } from "@/lib/governance/derivation";
import { LEVELS, type Level } from "@/lib/governance/model";
import { LEVEL_WORDS } from "./policy-words";

type DerivedLevelProps = {
  baseKey: string;
  base: Level;
  level: Level;
  fault: string | undefined;
  onPick: (level: Level) => void;
};

/** The level, which a domain can only raise: what is milder is shown with the reason why it cannot be chosen. */
export function DerivedLevel({ baseKey, base, level, fault, onPick }: DerivedLevelProps) {
  return (
    <FieldGroup id="level" legend="Level" error={fault}>
      <RadioGroup className="gap-3">
        {LEVELS.map((one) => {
          const isTooMild = isMilder(one, base);
          return (
            <label key={one} className="flex items-baseline gap-2" htmlFor={`level-${one}`}>
              <Radio
                id={`level-${one}`}
                name="level"
                value={one}
                className="translate-y-0.5"
                checked={level === one}
                disabled={isTooMild}
                onChange={() => onPick(one)}
              />
              <span className="max-w-[60ch]">
                <span className={isTooMild ? "text-muted" : "font-medium"}>{LEVEL_WORDS[one].label}</span>{" "}
                <span className="text-muted text-sm">
                  {isTooMild
                    ? `milder than ${baseKey}, which cannot be weakened in a domain`
                    : `${LEVEL_WORDS[one].effect}${one === base ? "; as the whole organisation has it" : ""}`}
                </span>
              </span>
            </label>
          );
        })}
      </RadioGroup>
    </FieldGroup>
  );
}
