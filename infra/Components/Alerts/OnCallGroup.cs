using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.AlertsManagement;
using Pulumi.AzureNative.AlertsManagement.Inputs;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components.Alerts;

/// <summary>
/// The action group that alerts and the budget notify. In a quiet stack a processing rule suppresses notifications of alerts; the budget
/// still notifies.
/// </summary>
public sealed class OnCallGroup : ComponentResource
{
    /// <summary>The built-in role Owner, which is notified and never assigned.</summary>
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    public OnCallGroup(string name, OnCallGroupArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:alerts:OnCallGroup", name, options)
    {
        var context = args.Context;
        var group = new Pulumi.AzureNative.Monitor.ActionGroupArgs
        {
            ActionGroupName = context.Names.Of("ag", 260),
            ResourceGroupName = context.ResourceGroupName,
            Location = "global",
            Enabled = true,

            // At most 12 characters; shown in the subject of notifications.
            GroupShortName = context.Names.WorkloadName,
            Tags = context.Tags,
        };
        AddReceivers(group, args.OnCall);
        Id = new ActionGroup($"{name}-group", group, new() { Parent = this }).Id;
        if (args.OnCall.IsQuiet)
        {
            _ = new AlertProcessingRuleByName(
                $"{name}-quiet",
                new()
                {
                    AlertProcessingRuleName = context.Names.Of("apr", 260),
                    ResourceGroupName = context.ResourceGroupName,
                    Location = "Global",
                    Properties = new AlertProcessingRulePropertiesArgs
                    {
                        Enabled = true,
                        Description =
                            "A quiet stack: alerts are visible in the portal and send no notifications. "
                            + "To end this, run: pulumi config set quietAlerts false, then pulumi up.",
                        Scopes = { context.ResourceGroupId },
                        Actions = { new RemoveAllActionGroupsArgs { ActionType = "RemoveAllActionGroups" } },
                    },
                    Tags = context.Tags,
                },
                new() { Parent = this }
            );
        }

        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>Azure requires a receiver for a budget, so without one the owners of the subscription are notified.</summary>
    private static void AddReceivers(Pulumi.AzureNative.Monitor.ActionGroupArgs args, OnCall onCall)
    {
        for (var i = 0; i < onCall.Emails.Count; i++)
        {
            args.EmailReceivers.Add(
                new MicrosoftCommonEmailReceiverArgs
                {
                    Name = $"mail-{i}",
                    EmailAddress = onCall.Emails[i],
                    UseCommonAlertSchema = true,
                }
            );
        }

        if (onCall.Webhook is { } webhook)
        {
            args.WebhookReceivers.Add(
                new WebhookReceiverArgs
                {
                    Name = "webhook",
                    ServiceUri = Output.CreateSecret(webhook),
                    UseCommonAlertSchema = true,
                }
            );
        }

        if (onCall.Emails.Count == 0 && onCall.Webhook is null)
        {
            args.ArmRoleReceivers.Add(
                new ArmRoleReceiverArgs
                {
                    Name = "owners",
                    RoleId = Owner,
                    UseCommonAlertSchema = true,
                }
            );
        }
    }
}
