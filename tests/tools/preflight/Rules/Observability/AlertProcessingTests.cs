namespace Preflight.Tests.Rules.Observability;

public sealed class AlertProcessingTests : RuleTests<AlertProcessingTests>, IRuleCases
{
    public static string Rule => "alert-processing";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("all alerts at all times", Example.With("maintenance", "properties.schedule", null), "maintenance"),
            NonCompliant(
                "an action group that is not in the stack",
                Example
                    .Add("resources:ResourceGroup", "group")
                    .With(
                        "maintenance",
                        "properties.actions[1]",
                        new
                        {
                            actionType = "AddActionGroups",
                            actionGroupIds = new[] { $"{TestPlan.Group}/providers/Microsoft.Insights/actionGroups/old" },
                        }
                    ),
                "maintenance"
            ),
            NonCompliant(
                "a rule that has ended",
                Example.With("maintenance", "properties.schedule.effectiveUntil", "2024-01-02T02:00:00"),
                "maintenance"
            ),
            Compliant(
                "a part of the alerts at all times",
                Example
                    .With("maintenance", "properties.schedule", null)
                    .With("maintenance", "properties.conditions", new[] { new { field = "Severity" } })
            ),
            Compliant(
                "a rule that is off",
                Example.With("maintenance", "properties.schedule", null).With("maintenance", "properties.enabled", false)
            ),
            Compliant("all alerts of a development stack", Example.With("maintenance", "properties.schedule", null).InDevelopment()),
        ];
}
