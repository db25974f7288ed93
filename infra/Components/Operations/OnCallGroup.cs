using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.AlertsManagement;
using Pulumi.AzureNative.AlertsManagement.Inputs;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components;

/// <summary>Who is told of alerts and of cost. In a quiet stack alerts are kept from everybody, and the budget still speaks.</summary>
public sealed class OnCallGroup : ComponentResource
{
    /// <summary>The built-in role Owner.</summary>
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    public OnCallGroup(string name, StackContext stack, Output<string> groupId, ComponentResourceOptions? options = null)
        : base("ai-workload:operations:OnCallGroup", name, options)
    {
        var args = new Pulumi.AzureNative.Monitor.ActionGroupArgs
        {
            ActionGroupName = stack.Names.Of("ag", 260),
            ResourceGroupName = stack.ResourceGroupName,
            Location = "global",
            Enabled = true,

            // Twelve characters at most; people read it in the message's subject.
            GroupShortName = stack.Settings.Workload,
            Tags = stack.Tags,
        };
        AddReceivers(args, stack);
        Id = new ActionGroup($"{name}-people", args, new() { Parent = this }).Id;
        if (stack.Settings.OnCall.IsQuiet)
        {
            _ = new AlertProcessingRuleByName(
                $"{name}-quiet",
                new()
                {
                    AlertProcessingRuleName = stack.Names.Of("apr", 260),
                    ResourceGroupName = stack.ResourceGroupName,
                    Location = "Global",
                    Properties = new AlertProcessingRulePropertiesArgs
                    {
                        Enabled = true,
                        Description =
                            "Nobody depends on this stack: its alerts are shown, and told to nobody. pulumi config set quietAlerts false, then pulumi up, ends that.",
                        Scopes = { groupId },
                        Actions = { new RemoveAllActionGroupsArgs { ActionType = "RemoveAllActionGroups" } },
                    },
                    Tags = stack.Tags,
                },
                new() { Parent = this }
            );
        }

        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>Azure takes no budget that tells nobody, so where nobody is named it tells the subscription's owners.</summary>
    private static void AddReceivers(Pulumi.AzureNative.Monitor.ActionGroupArgs args, StackContext stack)
    {
        var onCall = stack.Settings.OnCall;
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
