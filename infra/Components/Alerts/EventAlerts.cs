using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.Inputs.ActionGroupArgs;

namespace Infra.Components.Alerts;

/// <summary>Creates the activity log alerts of the table.</summary>
internal static class EventAlerts
{
    public static void Create(string name, AlertRulesArgs args, Resource parent)
    {
        foreach (var row in AlertTable.All.OfType<ActivityRow>())
        {
            var condition = new AlertRuleAllOfConditionArgs();
            foreach (var (field, values) in row.Fields)
            {
                condition.AllOf.Add(Condition(field, values));
            }

            _ = new ActivityLogAlert(
                $"{name}-{row.Id}",
                new()
                {
                    ActivityLogAlertName = AlertText.Name(args, row.Id),
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Location = "global",
                    Description = AlertText.Description(args, row),
                    Enabled = true,
                    Scopes =
                    {
                        row.WholeSubscription
                            ? Output.Create($"/subscriptions/{args.Context.SubscriptionId}")
                            : args.Context.ResourceGroupId,
                    },
                    Condition = condition,
                    Actions = new ActionListArgs
                    {
                        ActionGroups =
                        {
                            new ActionGroupArgs
                            {
                                ActionGroupId = args.ActionGroupId,
                                WebhookProperties = { ["runbook"] = AlertText.Runbook(args, row) },
                            },
                        },
                    },
                    Tags = args.Context.Tags,
                },
                new() { Parent = parent }
            );
        }
    }

    private static AlertRuleAnyOfOrLeafConditionArgs Condition(string field, string[] values)
    {
        if (values is [var only])
        {
            return new() { Field = field, Equals = only };
        }

        var condition = new AlertRuleAnyOfOrLeafConditionArgs();
        foreach (var value in values)
        {
            condition.AnyOf.Add(new AlertRuleLeafConditionArgs { Field = field, Equals = value });
        }

        return condition;
    }
}
