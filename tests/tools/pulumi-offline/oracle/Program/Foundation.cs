using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.ManagedIdentity;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using Pulumi.AzureNative.Resources;

namespace Oracle;

/// <summary>The resources that all other parts need: resource group, identity, log workspace and the caller's account.</summary>
public sealed class Foundation : ComponentResource
{
    public Foundation(string name, string region, string owner, ComponentResourceOptions? options = null)
        : base("oracle:base:Foundation", name, options)
    {
        var deployment = Pulumi.Deployment.Instance;
        Tags = new()
        {
            ["workload"] = "oracle",
            ["stack"] = deployment.StackName,
            ["project"] = deployment.ProjectName,
            ["owner"] = owner,
        };
        Client = GetClientConfig.Invoke(new InvokeOptions { Parent = this });

        Group = new ResourceGroup(
            $"{name}-rg",
            new()
            {
                ResourceGroupName = $"rg-{owner}",
                Location = region,
                Tags = Tags,
            },
            new() { Parent = this, Protect = true }
        );

        Identity = new UserAssignedIdentity(
            $"{name}-id",
            new()
            {
                ResourceGroupName = Group.Name,
                Location = Group.Location,
                Tags = InputMap<string>.Merge(Tags, new() { ["group"] = Group.Name }),
            },
            new() { Parent = this }
        );

        Workspace = new Workspace(
            $"{name}-logs",
            new()
            {
                ResourceGroupName = Group.Name,
                Location = region,
                Sku = new WorkspaceSkuArgs { Name = WorkspaceSkuNameEnum.PerGB2018 },
                RetentionInDays = 30,
                WorkspaceCapping = new WorkspaceCappingArgs { DailyQuotaGb = 0.5 },
                Features = new WorkspaceFeaturesArgs { DisableLocalAuth = true, EnableLogAccessUsingOnlyResourcePermissions = true },
                Identity = new IdentityArgs { Type = IdentityType.UserAssigned, UserAssignedIdentities = { Identity.Id } },
                PublicNetworkAccessForIngestion = PublicNetworkAccessType.Enabled,
                PublicNetworkAccessForQuery = "Disabled",
                Tags = [],
            },
            new()
            {
                Parent = this,
                CustomTimeouts = new()
                {
                    Create = TimeSpan.FromMinutes(10),
                    Update = TimeSpan.FromMinutes(5),
                    Delete = TimeSpan.FromSeconds(90),
                },
            }
        );

        GroupName = Group.Name;
        WorkspaceId = Workspace.Id;
        RegisterOutputs();
    }

    public Dictionary<string, string> Tags { get; }

    public Output<GetClientConfigResult> Client { get; }

    public ResourceGroup Group { get; }

    public UserAssignedIdentity Identity { get; }

    public Workspace Workspace { get; }

    [Output("groupName")]
    public Output<string> GroupName { get; private set; }

    [Output("workspaceId")]
    public Output<string> WorkspaceId { get; private set; }
}
