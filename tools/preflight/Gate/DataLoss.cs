using Planning.Plans;
using Planning.Updates;

namespace Preflight.Gate;

/// <summary>What holds data and would be deleted, replaced or forgotten.</summary>
public static class DataLoss
{
    /// <summary>A replacement may come as three steps; it is one loss. What Pulumi only reads stays when it is read no more.</summary>
    public static IEnumerable<GateFinding> Of(Preview preview) =>
        preview
            .Steps.Where(step => step.Custom && step.Old?.Read != true && StepOperation.IsEnd(step.Operation))
            .Where(step => StatefulTypes.Contains((step.Old ?? step.New)!.Type))
            .GroupBy(step => step.Urn)
            .Select(group => group.OrderBy(step => step.Operation == "replace" ? 0 : 1).First())
            .Select(step => new GateFinding(Override.DataLoss, step.Name, step.Type, Message(step)));

    private static string Message(PreviewStep step)
    {
        var reasons = step.Reasons.Count > 0 ? $" because of {string.Join(", ", step.Reasons)}" : "";
        var what = step.Operation switch
        {
            "delete" when step.Old!.Options.RetainOnDelete =>
                "would be forgotten: it stays in Azure and nothing manages it any more (retainOnDelete)",
            "delete" => "would be deleted with all that it holds",
            "discard" or "discard-replaced" or "remove-pending-replace" => "would be forgotten",
            _ => $"would be replaced by an empty one{reasons}",
        };
        return step.Old?.Options.Protect == true && step.Operation != "discard"
            ? $"{what}; it is protected, so the update would stop there"
            : what;
    }
}
