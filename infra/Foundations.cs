using Infra.Access;
using Infra.Components.Networking;
using Infra.Components.Observability;
using Infra.Components.Security;
using Infra.Context;
using Infra.Naming;
using Infra.Networking;
using Infra.Settings;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Resources;

namespace Infra;

/// <summary>
/// The resource group, monitoring, network, vault and encryption key. They exist before the context that every other component gets, and
/// none of them stores data that could be encrypted with the stack's own key.
/// </summary>
internal sealed record Foundations(ResourceGroup Group, Monitoring Monitoring, Network Network, KeyVault Vault, StackContext Context)
{
    public static async Task<Foundations> CreateAsync(WorkloadSettings settings, TimeProvider clock)
    {
        var stack = settings.Stack;
        var azure = await GetClientConfig.InvokeAsync();
        var project = Pulumi.Deployment.Instance.ProjectName;
        var names = new Names(stack.Workload, stack.Name, stack.NameSuffix, stack.Location, project, azure.SubscriptionId);
        var group = new ResourceGroup(
            "workload",
            new()
            {
                ResourceGroupName = names.ResourceGroup,
                Location = stack.Location,
                Tags = Foundation.TagsOf(names, stack.Tags),
            }
        );
        var foundation = new Foundation
        {
            Names = names,
            ResourceGroupName = group.Name,
            ResourceGroupId = group.Id,
            Location = stack.Location,
            SubscriptionId = azure.SubscriptionId,
            TenantId = azure.TenantId,
            UserTags = stack.Tags,
            ProtectData = stack.ProtectData,
            ZoneRedundant = stack.ZoneRedundant,
            Clock = clock,
        };

        var monitoring = new Monitoring(
            "monitoring",
            new()
            {
                Context = foundation,
                WorkspaceId = settings.Monitoring.WorkspaceId,
                RetentionDays = settings.Monitoring.RetentionDays,
                DailyCapGb = settings.Monitoring.DailyCapGb,
                IsPrivate = settings.Monitoring.IsPrivate,
            }
        );
        var network = new Network(
            "network",
            new()
            {
                Context = foundation,
                Diagnostics = monitoring.Diagnostics,
                Settings = settings.Network,
                LinkTargets = settings.LinkTargets,
                Egress = CreateEgress(settings, foundation, monitoring),
            }
        );
        var platform = new Platform(foundation, monitoring.Diagnostics, network.Access);
        var vault = new KeyVault(
            "vault",
            new()
            {
                Context = platform,
                RetentionDays = settings.Vault.RetentionDays,
                PurgeProtection = settings.Vault.PurgeProtection,
                AdmitsAzureServices = settings.Vault.CustomerManagedKeys,
            }
        );
        var key = settings.Vault.CustomerManagedKeys ? new Encryption("encryption", new() { Context = platform, Vault = vault }).Key : null;
        var deployer = new Principal("deployer", stack.DeployerObjectId ?? azure.ObjectId, stack.DeployerPrincipalType);
        return new(group, monitoring, network, vault, new StackContext(platform, key, deployer));
    }

    private static Egress? CreateEgress(WorkloadSettings settings, Foundation foundation, Monitoring monitoring) =>
        settings.Network.Egress == EgressMode.Open
            ? null
            : new(
                "egress",
                new()
                {
                    Context = foundation,
                    Diagnostics = monitoring.Diagnostics,
                    Mode = settings.Network.Egress,
                    Firewall = settings.Network.Firewall,
                    DnsServers = settings.Network.Hub?.DnsServers ?? [],
                    WorkspaceId = monitoring.WorkspaceId,
                    HubFirewall = settings.Network.Hub?.Firewall,
                    AllowsSignIn = settings.Chat.SignInClientId is not null,
                    AllowsTelemetry = !settings.Monitoring.IsPrivate,
                    AllowsAgents = settings.Agents.NeedsSubnet,
                    AllowsAiGateway = settings.AiGateway is not null,
                    AllowsUpdates = settings.Network.JumpHost is not null,
                    Runners = settings.Network.Runners,
                    SiteHost = settings.Gateway?.HostName,
                }
            );
}
