using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components.Alerts;

/// <summary>
/// Creates the log alerts of the table. Azure queries the workspace with the rights of the identity that deployed the rule. So a private
/// workspace is no obstacle, and the rule needs no identity of its own.
/// </summary>
internal static class LogAlerts
{
    public static void Create(string name, AlertRulesArgs args, Resource parent)
    {
        foreach (var row in AlertTable.All.OfType<LogRow>().Where(row => row.Only?.Holds(args.Settings) != false))
        {
            _ = new ScheduledQueryRule(
                $"{name}-{row.Id}",
                new()
                {
                    RuleName = AlertText.Name(args, row.Id),
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Location = args.Context.Location,
                    Kind = "LogAlert",
                    DisplayName = AlertText.Name(args, row.Id),
                    Description = AlertText.Description(args, row),
                    Enabled = true,
                    AutoMitigate = true,
                    Severity = row.Severity,
                    Scopes = { args.LogScopeId },
                    WindowSize = row.Window,
                    EvaluationFrequency = row.Frequency,

                    // Tests parse every query. Azure's own validation fails on a new workspace, which has no tables yet.
                    SkipQueryValidation = true,
                    Criteria = new ScheduledQueryRuleCriteriaArgs
                    {
                        AllOf =
                        {
                            new ConditionArgs
                            {
                                Query = LogQuery.Of(row, args.Settings),
                                TimeAggregation = "Count",
                                Operator = "GreaterThan",
                                Threshold = 0,
                                Dimensions = Dimensions(row),
                                FailingPeriods = new ConditionFailingPeriodsArgs
                                {
                                    NumberOfEvaluationPeriods = 1,
                                    MinFailingPeriodsToAlert = 1,
                                },
                            },
                        },
                    },
                    Actions = new ActionsArgs
                    {
                        ActionGroups = { args.ActionGroupId },
                        CustomProperties = { ["runbook"] = AlertText.Runbook(args, row) },
                    },
                    Tags = args.Context.Tags,
                },
                new() { Parent = parent }
            );
        }
    }

    private static InputList<DimensionArgs> Dimensions(LogRow row) =>
        row.Dimension is null
            ? []
            :
            [
                new DimensionArgs
                {
                    Name = row.Dimension,
                    Operator = "Include",
                    Values = { "*" },
                },
            ];
}
