using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.MachineLearningServices;
using Pulumi.AzureNative.MachineLearningServices.Inputs;
using Images = Pulumi.AzureNative.ContainerRegistry.Inputs;
using Keys = Pulumi.AzureNative.KeyVault.Inputs;

namespace Oracle;

/// <summary>A key, a registry encrypted with it, and a predictive model behind an online endpoint.</summary>
public static class Prediction
{
    public static void Register(Foundation foundation, Data data)
    {
        var group = foundation.Group.Name;
        var registry = Registry(foundation, Key(foundation, data));
        var workspace = new Workspace(
            "prediction-workspace",
            new()
            {
                ResourceGroupName = group,
                Location = foundation.Group.Location,
                WorkspaceName = "mlw-prediction",
                Identity = new ManagedServiceIdentityArgs { Type = "UserAssigned", UserAssignedIdentities = { foundation.Identity.Id } },
                ContainerRegistry = registry.Id,
                SystemDatastoresAuthMode = SystemDatastoresAuthMode.Identity,
                ManagedNetwork = new ManagedNetworkSettingsArgs { IsolationMode = IsolationMode.AllowOnlyApprovedOutbound },
            }
        );
        var endpoint = new OnlineEndpoint(
            "prediction-endpoint",
            new()
            {
                ResourceGroupName = group,
                WorkspaceName = workspace.Name,
                EndpointName = "ep-oracle",
                Location = foundation.Group.Location,
                Identity = new ManagedServiceIdentityArgs
                {
                    Type = ManagedServiceIdentityType.UserAssigned,
                    UserAssignedIdentities = { foundation.Identity.Id },
                },
                Properties = new OnlineEndpointPropertiesArgs
                {
                    AuthMode = EndpointAuthMode.AADToken,
                    PublicNetworkAccess = "Disabled",
                    Traffic = { ["blue"] = 90, ["green"] = 10 },
                },
            }
        );
        _ = new OnlineDeployment(
            "prediction-blue",
            new()
            {
                ResourceGroupName = group,
                WorkspaceName = workspace.Name,
                EndpointName = endpoint.Name,
                DeploymentName = "blue",
                Location = foundation.Group.Location,
                Sku = new SkuArgs { Name = "Default", Capacity = 3 },
                Properties = Blue(),
            }
        );
    }

    private static Key Key(Foundation foundation, Data data) =>
        new(
            "prediction-key",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                VaultName = data.Vault.Name,
                KeyName = "data",
                Properties = new Keys.KeyPropertiesArgs
                {
                    Kty = JsonWebKeyType.RSA,
                    KeySize = 3072,
                    KeyOps = { JsonWebKeyOperation.WrapKey, "unwrapKey" },
                    RotationPolicy = new Keys.RotationPolicyArgs
                    {
                        Attributes = new Keys.KeyRotationPolicyAttributesArgs { ExpiryTime = "P2Y" },
                        LifetimeActions =
                        {
                            new Keys.LifetimeActionArgs
                            {
                                Action = new Keys.ActionArgs { Type = KeyRotationPolicyActionType.Rotate },
                                Trigger = new Keys.TriggerArgs { TimeAfterCreate = "P1Y" },
                            },
                        },
                    },
                },
            },
            new() { Protect = true, RetainOnDelete = true }
        );

    private static Pulumi.AzureNative.ContainerRegistry.Registry Registry(Foundation foundation, Key key) =>
        new(
            "prediction-registry",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                RegistryName = "croracle",
                Sku = new Images.SkuArgs { Name = Pulumi.AzureNative.ContainerRegistry.SkuName.Premium },
                AdminUserEnabled = false,
                NetworkRuleSet = new Images.NetworkRuleSetArgs { DefaultAction = DefaultAction.Deny },
                Policies = new Images.PoliciesArgs { ExportPolicy = new Images.ExportPolicyArgs { Status = "disabled" } },
                Encryption = new Images.EncryptionPropertyArgs
                {
                    Status = "enabled",
                    KeyVaultProperties = new Images.KeyVaultPropertiesArgs
                    {
                        KeyIdentifier = key.KeyUriWithVersion,
                        Identity = foundation.Identity.ClientId,
                    },
                },
                Tags = { ["key"] = key.Name },
            }
        );

    private static ManagedOnlineDeploymentArgs Blue() =>
        new()
        {
            EndpointComputeType = "Managed",
            Model = "azureml://registries/c/models/churn/versions/3",
            InstanceType = "Standard_DS3_v2",
            ScaleSettings = new DefaultScaleSettingsArgs { ScaleType = "Default" },
            RequestSettings = new OnlineRequestSettingsArgs
            {
                RequestTimeout = "PT30S",
                MaxConcurrentRequestsPerInstance = 4,
                MaxQueueWait = "PT1S",
            },
            LivenessProbe = Probe(),
            ReadinessProbe = Probe(),
            DataCollector = new DataCollectorArgs
            {
                Collections =
                {
                    ["model_inputs"] = new CollectionArgs { DataCollectionMode = "Enabled", SamplingRate = 0.5 },
                },
                RollingRate = RollingRateType.Hour,
            },
        };

    private static ProbeSettingsArgs Probe() =>
        new()
        {
            InitialDelay = "PT30S",
            Period = "PT10S",
            FailureThreshold = 30,
            SuccessThreshold = 1,
            Timeout = "PT2S",
        };
}
