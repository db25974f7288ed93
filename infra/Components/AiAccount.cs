using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using ModelResource = Pulumi.AzureNative.CognitiveServices.Deployment;

namespace Infra.Components;

/// <summary>A Foundry account with its model deployments. It takes no keys and, in a private network, no public callers.</summary>
public sealed class AiAccount : ComponentResource
{
    private readonly StackContext _stack;

    public AiAccount(string name, StackContext stack, Telemetry telemetry, PrivateLink? link, ComponentResourceOptions? options = null)
        : base("ai-workload:ai:AiAccount", name, options)
    {
        _stack = stack;
        var accountName = stack.Names.Of("aif", 64);

        // Everything in the first request: a later update would put the account back into a state that takes no endpoint.
        var account = new Account($"{name}-account", new()
        {
            AccountName = accountName,
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = "AIServices",
            Sku = new SkuArgs { Name = "S0" },
            Identity = new IdentityArgs { Type = ResourceIdentityType.SystemAssigned },
            Properties = new AccountPropertiesArgs
            {
                CustomSubDomainName = accountName,
                DisableLocalAuth = true,
                AllowProjectManagement = true,
                RestrictOutboundNetworkAccess = true,
                AllowedFqdnList = { $"{accountName}.openai.azure.com" },
                PublicNetworkAccess = stack.PublicNetworkAccess,
                NetworkAcls = NetworkRules(stack),
                Restore = stack.Settings.RestoreAiAccount,
            },
            Tags = stack.Tags,
        }, new() { Parent = this });

        var lastChild = Deploy(name, stack, account);
        telemetry.Watch(name, this, account.Id, LogCategories.AiAccount);
        link?.Attach(name, this, account.Id, LinkTarget.AiAccount, lastChild);

        Id = account.Id;
        Endpoint = Output.Format($"https://{account.Name}.openai.azure.com/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>The endpoint for inference; the app adds the path of the API.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    public void GrantInference(Principal principal) => Grant.To(_stack, this, "ai-account", Id, principal, Role.OpenAIUser);

    /// <summary>An account takes one change of its children at a time, so each deployment waits for the one before.</summary>
    private ModelResource Deploy(string name, StackContext stack, Account account)
    {
        ModelResource? last = null;
        foreach (var wanted in stack.Settings.Deployments)
        {
            var options = new CustomResourceOptions { Parent = this };
            if (last is not null)
            {
                options.DependsOn.Add(last);
            }

            last = new ModelResource($"{name}-{wanted.Purpose}", new()
            {
                AccountName = account.Name,
                DeploymentName = wanted.Purpose,
                ResourceGroupName = stack.ResourceGroupName,
                Sku = new SkuArgs { Name = wanted.Sku, Capacity = wanted.Capacity },
                Properties = new DeploymentPropertiesArgs
                {
                    Model = new DeploymentModelArgs { Format = "OpenAI", Name = wanted.Model, Version = wanted.Version },
                    RaiPolicyName = "Microsoft.DefaultV2",
                    VersionUpgradeOption = stack.Settings.ModelUpgrade,
                },
            }, options);
        }

        return last ?? throw new ArgumentException("the account needs a model deployment; set ai-workload:deployments");
    }

    private static NetworkRuleSetArgs NetworkRules(StackContext stack)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = "Deny", Bypass = "None" };
        foreach (var address in stack.IsPublic ? stack.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IpRuleArgs { Value = address });
        }

        if (stack.AdmittedSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { Id = subnet });
        }

        return rules;
    }
}
