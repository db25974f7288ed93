using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Ordering;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using ModelResource = Pulumi.AzureNative.CognitiveServices.Deployment;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Ai;

/// <summary>A Foundry account with its model deployments. Key authentication is off; in a private network so is public access.</summary>
public sealed class AiAccount : ComponentResource
{
    private readonly DataService _service;

    public AiAccount(string name, AiAccountArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:ai:AiAccount", name, options)
    {
        var account = AccountBuilder.Create(name, args, this);
        var state = new AccountState(account, args.Context);
        Id = account.Id;
        Name = state.Settled(account.Name);
        Children.WaitFor(account);
        var filter = ContentFilter.Create(name, args, this, Name, Children);
        CreateDeployments(name, args, filter);
        _service = new DataService(name, args.Context, this, account.Id, locked: false);
        if (args.ManagedNetwork is { } network)
        {
            new ManagedNetwork(name, args, this, account, Name).Create(network, GrantApproval(account), Children);
        }

        Project = args.ProjectIdentity is { } identity ? CreateProject(name, args, identity) : null;

        var endpoint = _service.CreateDiagnosticsAndEndpoint(
            LogCategories.AiAccount,
            LinkTarget.AiAccount,
            settled: Children.Last,
            targetId: args.Context.Access.IsPublic ? null : state.Settled(account.Id, Children.Last, AccountState.SeenByNetwork)
        );
        if (endpoint is not null)
        {
            Children.WaitFor(endpoint);
        }

        Endpoint = Output.Format($"https://{account.Name}.openai.azure.com/");
        RegisterOutputs();
    }

    /// <summary>Azure accepts one change of an account's children at a time.</summary>
    public Chain Children { get; } = new();

    /// <summary>The project's name; null without a project.</summary>
    public Output<string>? Project { get; }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>The endpoint for inference, with a slash at the end; the app adds the path of the API.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    public RoleAssignment GrantInference(Principal principal) => _service.Grant(principal, Role.OpenAIUser, $"{GetResourceName()}-account");

    /// <summary>The account's own identity approves private endpoints of its managed network.</summary>
    private RoleAssignment GrantApproval(Account account)
    {
        var identity = account.Identity.Apply(identity => identity!.PrincipalId);
        return _service.Grant(
            new Principal("account", identity, "ServicePrincipal"),
            Role.NetworkConnectionApprover,
            $"{GetResourceName()}-account"
        );
    }

    private void CreateDeployments(string name, AiAccountArgs args, RaiPolicy filter)
    {
        // A deployment that spills over comes after its target.
        foreach (var wanted in args.Models.Deployments.OrderBy(deployment => deployment.Spillover is null ? 0 : 1))
        {
            var properties = new DeploymentPropertiesArgs
            {
                Model = new DeploymentModelArgs
                {
                    Format = "OpenAI",
                    Name = wanted.Model,
                    Version = wanted.Version,
                },
                RaiPolicyName = wanted.IsChat ? filter.Name : "Microsoft.DefaultV2",
                VersionUpgradeOption = args.Models.Upgrade,
            };
            if (wanted.Spillover is { } spillover)
            {
                properties.SpilloverDeploymentName = spillover;
            }

            Children.Create(this, after => new ModelResource(
                $"{name}-{wanted.Purpose}",
                new()
                {
                    AccountName = Name,
                    DeploymentName = wanted.Purpose,
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Sku = new SkuArgs { Name = wanted.Sku, Capacity = wanted.Capacity },
                    Properties = properties,
                },
                after
            ));
        }
    }

    private Output<string> CreateProject(string name, AiAccountArgs args, UserIdentity identity) =>
        Children
            .Create(this, after => new Project(
                $"{name}-project",
                new()
                {
                    AccountName = Name,
                    ProjectName = "chat",
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Location = args.Location,
                    Identity = new IdentityArgs { Type = ResourceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } },
                    Properties = new ProjectPropertiesArgs { DisplayName = "Chat", Description = "The workload's agents and evaluations." },
                    Tags = args.Context.Tags,
                },
                after
            ))
            .Name;
}
