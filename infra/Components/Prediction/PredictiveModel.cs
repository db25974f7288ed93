using Infra.Settings;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.MachineLearningServices;
using Pulumi.AzureNative.MachineLearningServices.Inputs;

namespace Infra.Components;

/// <summary>
/// A model that classifies or forecasts, behind an online endpoint: two versions side by side, calls shared between them by percentage.
/// Callers show an Entra token and stand inside the network.
/// </summary>
public sealed class PredictiveModel : ComponentResource
{
    private readonly StackContext _stack;
    private readonly string _name;
    private readonly Output<string> _endpointId;

    public PredictiveModel(
        string name,
        StackContext stack,
        Monitoring monitoring,
        KeyVault vault,
        PrivateLink link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:prediction:PredictiveModel", name, options)
    {
        (_stack, _name) = (stack, name);
        var identity = new UserIdentity(name, stack, this);
        var workspace = new ModelWorkspace(name, stack, identity, monitoring, vault, link, new() { Parent = this });
        var deployments = stack.Settings.PredictiveDeployments;

        var endpointName = stack.Names.Of("ep", 32);
        var chain = new Chain();
        var endpoint = chain.Add(this, after => new OnlineEndpoint(
            $"{name}-endpoint-online",
            new()
            {
                EndpointName = endpointName,
                WorkspaceName = workspace.Name,
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Kind = "Managed",
                Identity = Identity(identity),
                Properties = EndpointProperties(deployments),
                Tags = stack.Tags,
            },
            after
        ));
        foreach (var deployment in deployments)
        {
            // An endpoint takes one change at a time.
            chain.Add(this, after => new OnlineDeployment(
                $"{name}-{deployment.Name}",
                new()
                {
                    DeploymentName = deployment.Name,
                    EndpointName = endpoint.Name,
                    WorkspaceName = workspace.Name,
                    ResourceGroupName = stack.ResourceGroupName,
                    Location = stack.Location,
                    Kind = "Managed",
                    Identity = Identity(identity),
                    Sku = new SkuArgs { Name = "Default", Capacity = deployment.Instances },
                    Properties = DeploymentProperties(deployment),
                    Tags = stack.Tags,
                },
                after
            ));
        }

        monitoring.Telemetry.Watch($"{name}-online", this, endpoint.Id, LogCategories.OnlineEndpoint);

        _endpointId = endpoint.Id;
        ScoringUri = Output.Create($"https://{endpointName}.{stack.Location}.inference.ml.azure.com/score");
        RegisterOutputs();
    }

    [Output("scoringUri")]
    public Output<string> ScoringUri { get; private set; }

    /// <summary>Calls the endpoint and can do nothing else: no built-in role says only that.</summary>
    public void GrantScoring(Principal principal)
    {
        var role = new Role("endpoint-scorer", _stack.Names.Guid("role", "endpoint-scorer").ToString());
        var group = Output.Format($"/subscriptions/{_stack.SubscriptionId}/resourceGroups/{_stack.ResourceGroupName}");
        var definition = new RoleDefinition(
            $"{_name}-scorer",
            new()
            {
                RoleDefinitionId = role.Id,
                RoleName = _stack.Names.Of("endpoint-scorer", 128),
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
        Grant.To(
            _stack,
            this,
            "prediction-endpoint",
            Output.Tuple(_endpointId, definition.Id).Apply(ready => ready.Item1),
            principal,
            role
        );
    }

    private static ManagedServiceIdentityArgs Identity(UserIdentity identity) =>
        new() { Type = ManagedServiceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } };

    /// <summary>Azure refuses a share of calls for a deployment that is not there yet, so a new one has none at first and gets it later.</summary>
    private static OnlineEndpointPropertiesArgs EndpointProperties(IReadOnlyList<PredictiveDeployment> deployments)
    {
        var properties = new OnlineEndpointPropertiesArgs
        {
            AuthMode = "AADToken",
            PublicNetworkAccess = "Disabled",
            Description = "The workload's predictive model.",
        };
        foreach (var deployment in deployments.Where(deployment => deployment.Percent > 0))
        {
            properties.Traffic[deployment.Name] = deployment.Percent;
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
                // What comes in and goes out, for judging drift.
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
