using Planning.Updates;

namespace Preflight.Gate;

/// <summary>Updates in place that Azure rejects, because a value can be chosen at the creation only: the update would stop there.</summary>
public static class FixedValues
{
    public static IEnumerable<GateFinding> Of(Preview preview) =>
        from step in preview.Steps
        where step.Operation == "update"
        from path in CreationOnly.Changed(step)
        select new GateFinding(
            null,
            step.Name,
            step.Type,
            $"{path} would change, which Azure takes at the creation only and rejects in an update. Keep the value, or destroy and purge "
                + $"the resource first, with what depends on it: pulumi destroy --target-dependents --target '{step.Urn}'"
        );
}
