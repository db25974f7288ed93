using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using ModelResource = Pulumi.AzureNative.CognitiveServices.Deployment;

namespace Infra.Components;

/// <summary>A Foundry account with its model deployments. It takes no keys and, in a private network, no public callers.</summary>
public sealed class AiAccount : ComponentResource
{
    private readonly StackContext _stack;
    private readonly string _name;

    public AiAccount(
        string name,
        StackContext stack,
        AiAccountArgs args,
        Diagnostics telemetry,
        PrivateLink? link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:ai:AiAccount", name, options)
    {
        _stack = stack;
        _name = name;
        var account = MakeAccount(name, stack, args);
        Children.Continue(account);
        var filter = ContentFilter.Make(name, stack, this, account.Name, Children);
        Deploy(name, stack, account, filter);
        if (args.ProjectIdentity is { } identity)
        {
            Project = Children
                .Add(this, after => new Project(
                    $"{name}-project",
                    new()
                    {
                        AccountName = account.Name,
                        ProjectName = "chat",
                        ResourceGroupName = stack.ResourceGroupName,
                        Location = args.Location,
                        Identity = new IdentityArgs { Type = ResourceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } },
                        Properties = new ProjectPropertiesArgs
                        {
                            DisplayName = "Chat",
                            Description = "The workload's agents and evaluations.",
                        },
                        Tags = stack.Tags,
                    },
                    after
                ))
                .Name;
        }

        telemetry.Watch(name, this, account.Id, LogCategories.AiAccount);

        // An account that is still changing takes no endpoint (AccountProvisioningStateInvalid).
        if (link is not null)
        {
            Children.Continue(link.Attach(name, this, account.Id, LinkTarget.AiAccount, Children.Last));
        }

        Id = account.Id;
        Name = account.Name;
        Endpoint = Output.Format($"https://{account.Name}.openai.azure.com/");
        RegisterOutputs();
    }

    /// <summary>An account takes one change of its children at a time.</summary>
    public Chain Children { get; } = new();

    /// <summary>The project's name; null without one.</summary>
    public Output<string>? Project { get; }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>The endpoint for inference; the app adds the path of the API.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    public Resource GrantInference(Principal principal) => Grant.To(_stack, this, $"{_name}-account", Id, principal, Role.OpenAIUser);

    private Account MakeAccount(string name, StackContext stack, AiAccountArgs args)
    {
        var accountName = stack.Names.Of(args.NamePrefix, 64);
        var properties = new AccountPropertiesArgs
        {
            CustomSubDomainName = accountName,
            DisableLocalAuth = true,
            AllowProjectManagement = true,
            RestrictOutboundNetworkAccess = true,
            AllowedFqdnList = { $"{accountName}.openai.azure.com" },
            PublicNetworkAccess = stack.PublicNetworkAccess,
            NetworkAcls = NetworkRules(stack),
            Restore = stack.Settings.RestoreAiAccount,
        };
        if (args.AgentSubnetId is { } subnet)
        {
            properties.NetworkInjections.Add(
                new NetworkInjectionArgs
                {
                    Scenario = "agent",
                    SubnetArmId = subnet,
                    UseMicrosoftManagedNetwork = false,
                }
            );
        }

        var identity = new IdentityArgs { Type = ResourceIdentityType.SystemAssigned };
        if (stack.Encryption is { } key)
        {
            identity = new IdentityArgs
            {
                Type = ResourceIdentityType.SystemAssigned_UserAssigned,
                UserAssignedIdentities = { key.IdentityId },
            };
            properties.Encryption = new EncryptionArgs
            {
                KeySource = "Microsoft.KeyVault",
                KeyVaultProperties = new KeyVaultPropertiesArgs
                {
                    KeyName = key.Name,
                    KeyVersion = key.Version,
                    KeyVaultUri = key.VaultUri,
                    IdentityClientId = key.IdentityClientId,
                },
            };
        }

        // Everything in the first request: a later update would put the account back into a state that takes no endpoint.
        return new Account(
            $"{name}-account",
            new()
            {
                AccountName = accountName,
                ResourceGroupName = stack.ResourceGroupName,
                Location = args.Location,
                Kind = "AIServices",
                Sku = new SkuArgs { Name = "S0" },
                Identity = identity,
                Properties = properties,
                Tags = stack.Tags,
            },
            stack.Data(this)
        );
    }

    private void Deploy(string name, StackContext stack, Account account, RaiPolicy filter)
    {
        // A deployment that spills over comes after the one that takes it.
        foreach (var wanted in stack.Settings.Deployments.OrderBy(deployment => deployment.Spillover is null ? 0 : 1))
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
                VersionUpgradeOption = stack.Settings.ModelUpgrade,
            };
            if (wanted.Spillover is { } spillover)
            {
                properties.SpilloverDeploymentName = spillover;
            }

            Children.Add(this, after => new ModelResource(
                $"{name}-{wanted.Purpose}",
                new()
                {
                    AccountName = account.Name,
                    DeploymentName = wanted.Purpose,
                    ResourceGroupName = stack.ResourceGroupName,
                    Sku = new SkuArgs { Name = wanted.Sku, Capacity = wanted.Capacity },
                    Properties = properties,
                },
                after
            ));
        }
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
