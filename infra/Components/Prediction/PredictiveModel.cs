using System.Collections.Immutable;
using Infra.Access;
using Infra.Context;
using Infra.Ordering;
using Infra.Settings;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.MachineLearningServices;
using Pulumi.AzureNative.MachineLearningServices.Inputs;

namespace Infra.Components.Prediction;

/// <summary>
/// A model that classifies or forecasts, behind an online endpoint with two versions that share the calls by percentage. Callers need an
/// Entra token and access to the network.
/// </summary>
public sealed class PredictiveModel : ComponentResource
{
    private readonly string _name;
    private readonly StackContext _context;
    private readonly Output<string> _endpointId;

    public PredictiveModel(string name, PredictiveModelArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:prediction:PredictiveModel", name, options)
    {
        var context = _context = args.Context;
        _name = name;
        var identity = new UserIdentity(name, context, this);
        var workspace = new ModelWorkspace(
            name,
            new()
            {
                Context = context,
                Identity = identity,
                Monitoring = args.Monitoring,
                Vault = args.Vault,
                Storage = args.Storage,
            },
            new() { Parent = this }
        );

        var endpointName = context.Names.Of("ep", 32);
        var chain = new Chain();
        var endpoint = chain.Create(this, after => new OnlineEndpoint(
            $"{name}-online",
            new()
            {
                EndpointName = endpointName,
                WorkspaceName = workspace.Name,
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Kind = "Managed",
                Identity = Identity(identity),
                Properties = EndpointProperties(new EndpointTraffic(context, workspace.Name, endpointName).Of(args.Deployments)),
                Tags = context.Tags,
            },
            after
        ));
        foreach (var deployment in args.Deployments)
        {
            // Azure accepts one change of an endpoint at a time.
            chain.Create(this, after => new OnlineDeployment(
                $"{name}-{deployment.Name}",
                new()
                {
                    DeploymentName = deployment.Name,
                    EndpointName = endpoint.Name,
                    WorkspaceName = workspace.Name,
                    ResourceGroupName = context.ResourceGroupName,
                    Location = context.Location,
                    Kind = "Managed",
                    Identity = Identity(identity),
                    Sku = new SkuArgs { Name = "Default", Capacity = deployment.Instances },
                    Properties = DeploymentProperties(deployment),
                    Tags = context.Tags,
                },
                With(after, endpoint)
            ));
        }

        context.Diagnostics.Create($"{name}-online", this, endpoint.Id, LogCategories.OnlineEndpoint);

        _endpointId = endpoint.Id;
        ScoringUri = Output.Create($"https://{endpointName}.{context.Location}.inference.ml.azure.com/score");
        RegisterOutputs();
    }

    [Output("scoringUri")]
    public Output<string> ScoringUri { get; private set; }

    /// <summary>Allows calling the endpoint and nothing else, for which no built-in role exists.</summary>
    public RoleAssignment GrantScoring(Principal principal)
    {
        var role = new Role("endpoint-scorer", _context.Names.Guid("role", "endpoint-scorer").ToString());
        var group = Output.Format($"/subscriptions/{_context.SubscriptionId}/resourceGroups/{_context.ResourceGroupName}");
        var definition = new RoleDefinition(
            $"{_name}-scorer",
            new()
            {
                RoleDefinitionId = role.Id,
                RoleName = _context.Names.Of("endpoint-scorer", 128),
                RoleType = "CustomRole",
                Description = "Calls an online endpoint with an Entra token.",
                Scope = group,
                AssignableScopes = { group },
                Permissions =
                {
                    new PermissionArgs { Actions = { "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action" } },
                },
            },
            new() { Parent = this }
        );
        var scope = Output.Tuple(_endpointId, definition.Id).Apply(ready => ready.Item1);
        return Grant.Create($"{_name}-endpoint", _context, this, scope, principal, role);
    }

    /// <summary>
    /// Azure does not delete a deployment that gets calls, and deletes all deployments with their endpoint:
    /// https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoints, "Delete the endpoint and the deployment".
    /// </summary>
    private static CustomResourceOptions With(CustomResourceOptions options, OnlineEndpoint endpoint)
    {
        options.DeletedWith = endpoint;
        return options;
    }

    private static ManagedServiceIdentityArgs Identity(UserIdentity identity) =>
        new() { Type = ManagedServiceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } };

    private static OnlineEndpointPropertiesArgs EndpointProperties(Output<ImmutableDictionary<string, int>>? traffic)
    {
        var properties = new OnlineEndpointPropertiesArgs
        {
            AuthMode = "AADToken",
            PublicNetworkAccess = "Disabled",
            Description = "The workload's predictive model.",
        };
        if (traffic is not null)
        {
            properties.Traffic = traffic;
        }

        return properties;
    }

    private static ManagedOnlineDeploymentArgs DeploymentProperties(PredictiveDeployment deployment) =>
        new()
        {
            EndpointComputeType = "Managed",
            Model = deployment.Model,
            EnvironmentId = deployment.Environment,
            InstanceType = deployment.InstanceType,
            AppInsightsEnabled = true,
            EgressPublicNetworkAccess = "Disabled",
            ScaleSettings = new DefaultScaleSettingsArgs { ScaleType = "Default" },
            RequestSettings = new OnlineRequestSettingsArgs
            {
                RequestTimeout = "PT30S",
                MaxConcurrentRequestsPerInstance = 4,
                MaxQueueWait = "PT1S",
            },
            LivenessProbe = Probe("PT60S"),
            ReadinessProbe = Probe("PT30S"),
            DataCollector = new DataCollectorArgs
            {
                // Inputs and outputs, to detect drift.
                Collections =
                {
                    ["model_inputs"] = new CollectionArgs { DataCollectionMode = "Enabled", SamplingRate = 1 },
                    ["model_outputs"] = new CollectionArgs { DataCollectionMode = "Enabled", SamplingRate = 1 },
                },
                RollingRate = "Hour",
            },
        };

    private static ProbeSettingsArgs Probe(string initialDelay) =>
        new()
        {
            InitialDelay = initialDelay,
            Period = "PT10S",
            Timeout = "PT2S",
            SuccessThreshold = 1,
            FailureThreshold = 30,
        };
}
