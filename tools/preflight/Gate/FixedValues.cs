using Planning.Updates;

namespace Preflight.Gate;

/// <summary>Updates in place that Azure rejects, because of the value that was chosen before: the update would stop there.</summary>
public static class FixedValues
{
    public static IEnumerable<GateFinding> Of(Preview preview) =>
        from step in preview.Steps
        where step.Operation == "update"
        from change in CreationOnly.Changed(step)
        let owner = OwnerOf(step, preview)
        select new GateFinding(
            null,
            step.Name,
            step.Type,
            $"{change.Path} {change.What}. Keep the value, or destroy and purge {(owner == step ? "the resource" : owner.Name)} first, "
                + $"with what depends on it: pulumi destroy --target-dependents --target '{owner.Urn}'"
        );

    /// <summary>A managed network goes with its account only.</summary>
    private static PreviewStep OwnerOf(PreviewStep step, Preview preview) =>
        step.Type != "cognitiveservices:ManagedNetworkSetting"
            ? step
            : preview.Steps.FirstOrDefault(each => each.Type == "cognitiveservices:Account" && AccountOf(each) == AccountOf(step)) ?? step;

    private static string? AccountOf(PreviewStep step) => (step.New ?? step.Old)?.Inputs["accountName"]?.ToString();
}
