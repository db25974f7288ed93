using Planning.Updates;
using Planning.Wire;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Gate;

/// <summary>What the gate would reject in the update of a deployed stack, as findings of a check.</summary>
public static class UpdateFindings
{
    public static IReadOnlyList<Finding> Of(UpdatePlan update)
    {
        var preview = update.Preview;
        return
        [
            .. update.Errors.Select(error => new Finding(UpdateFacts.Stops, Severity.Error, Urn.Name(error.Urn), error.Urn, error.Message)),
            .. Findings(UpdateFacts.Stops, LockedDeletions.Of(preview), preview),
            .. Findings(UpdateFacts.Stops, FixedValues.Of(preview), preview),
            .. Findings(UpdateFacts.DataLoss, DataLoss.Of(preview), preview),
            .. Findings(UpdateFacts.Weakens, WeakerSecurity.Of(preview), preview),
        ];
    }

    /// <summary>Where the update would stop; no override of the gate accepts it.</summary>
    public static IEnumerable<GateFinding> Stops(UpdatePlan update) =>
        update.Errors.Select(error => new GateFinding(null, Urn.Name(error.Urn), "", error.Message));

    private static IEnumerable<Finding> Findings(string rule, IEnumerable<GateFinding> found, Preview preview) =>
        found.Select(each => new Finding(
            rule,
            Severity.Error,
            each.Resource,
            preview.Steps.FirstOrDefault(step => step.Name == each.Resource && step.Type == each.Type)?.Urn ?? "",
            each.Message
        ));
}
