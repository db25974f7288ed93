using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components;

/// <summary>
/// Makes the table's alerts on logs. Azure asks the workspace itself and with the rights of who deployed the rule, so neither a private
/// workspace nor a missing role is in the way, and a rule needs no identity.
/// </summary>
internal static class LogAlerts
{
    public static void Add(StackContext stack, Resource parent, Input<string> actionGroupId, Output<string> workspaceId)
    {
        foreach (var row in AlertTable.All.OfType<LogRow>().Where(row => row.Only?.Holds(stack.Settings) != false))
        {
            _ = new ScheduledQueryRule(
                $"alert-{row.Id}",
                new()
                {
                    RuleName = AlertText.Name(stack, row.Id),
                    ResourceGroupName = stack.ResourceGroupName,
                    Location = stack.Location,
                    Kind = "LogAlert",
                    DisplayName = AlertText.Name(stack, row.Id),
                    Description = AlertText.Description(stack, row),
                    Enabled = true,
                    AutoMitigate = true,
                    Severity = row.Severity,
                    Scopes = { workspaceId },
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
                                Query = LogQuery.Of(row, stack.Settings),
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
                        ActionGroups = { actionGroupId },
                        CustomProperties = { ["runbook"] = AlertText.Runbook(stack, row) },
                    },
                    Tags = stack.Tags,
                },
                new() { Parent = parent }
            );
        }
    }
}
