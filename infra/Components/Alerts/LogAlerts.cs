using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components.Alerts;

/// <summary>
/// Makes the table's alerts on logs. Azure asks the workspace itself and with the rights of who deployed the rule, so neither a private
/// workspace nor a missing role is in the way, and a rule needs no identity.
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
                    Scopes = { args.WorkspaceId },
                    WindowSize = row.Window,
                    EvaluationFrequency = row.Frequency,

                    // Tests parse every query; Azure's own check fails on a workspace that has not got its tables yet.
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
}
