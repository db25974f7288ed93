using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;

namespace Infra.Components.Governance;

/// <summary>
/// Built-in policies on the resource group with effect Audit: they report manual changes that weaken security. The policy for models can
/// also deny. One for each kind of service that the stack has. Initiatives are not enforced: they report compliance.
/// </summary>
public sealed class PolicyAssignments : ComponentResource
{
    private const string Reports = "Reports resources of the stack that were changed outside its program.";

    /// <summary>An id without a version allows every version of the model.</summary>
    private const string Registry = "azureml://registries/azure-openai/models/";

    /// <summary>Built-in definitions; their ids are the same in every tenant.</summary>
    private static readonly (string Name, string Id, string What)[] BuiltIn =
    [
        ("ai-keys", "71ef260a-8f18-47b7-abcb-62d0673d94dc", "AI services disable key authentication"),
        ("ai-network", "037eea7a-bd0a-46c5-9a66-03aea78705d3", "AI services restrict network access"),
        ("search-public", "ee980b6d-0eca-4501-8d54-f6290fd512c3", "Azure AI Search disables public network access"),
        ("search-keys", "6300012e-e9a4-4649-b41f-a85f5c43be91", "Azure AI Search disables key authentication"),
        ("search-zones", "90bc8109-d21a-4692-88fc-51419391da3d", "Azure AI Search is zone-redundant"),
        ("storage-public", "b2982f36-99f2-4db5-8eff-283140c09693", "Storage accounts disable public network access"),
        ("storage-keys", "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54", "Storage accounts disable shared key access"),
        ("vault-public", "405c5871-3e91-4644-8a63-58e19d68ff5b", "Key vaults disable public network access"),
        ("vault-roles", "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5", "Key vaults use roles instead of access policies"),
        ("site-https", "a4af4a39-4135-47fb-b175-47fbdf85311d", "Web apps require HTTPS"),
        ("telemetry-insights", "199d5677-e4d9-4264-9465-efe1839c06bd", "Application Insights accepts telemetry by identity only"),
    ];

    private static readonly (string Name, string Id, string What)[] OfWorkspace =
    [
        ("telemetry-workspace", "e15effd4-2278-4c65-a0da-4d6f6d1890e2", "Log Analytics accepts telemetry by identity only"),
    ];

    private static readonly (string Name, string Id, string What)[] OfCosmosDb =
    [
        ("cosmos-public", "797b37f7-06b8-444c-b1ad-fc62867f335a", "Azure Cosmos DB disables public network access"),
        ("cosmos-keys", "5450f5bd-9c72-4390-a9c4-a7aba4edfdd2", "Azure Cosmos DB disables key authentication"),
        ("cosmos-endpoint", "58440f8a-10c5-4151-bdce-dfbaad4a20b7", "Azure Cosmos DB uses private endpoints"),
        ("cosmos-zones", "44c5a1f9-7ef6-4c38-880c-273e8f7a3c24", "Azure Cosmos DB is zone-redundant"),
    ];

    public PolicyAssignments(string name, PolicyAssignmentsArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:governance:PolicyAssignments", name, options)
    {
        foreach (var (policy, id, what) in Wanted(args))
        {
            Create(
                name,
                args,
                new()
                {
                    Name = policy,
                    DefinitionId = id,
                    What = what,
                    Parameters = new() { ["effect"] = new ParameterValuesValueArgs { Value = "Audit" } },
                }
            );
        }

        if (args.AllowedModels is { } models)
        {
            Create(name, args, OfModels(models));
        }

        foreach (var (initiative, id) in args.Initiatives)
        {
            Create(name, args, OfInitiative(initiative, id));
        }

        RegisterOutputs();
    }

    private static IEnumerable<(string Name, string Id, string What)> Wanted(PolicyAssignmentsArgs args) =>
        BuiltIn.Concat(args.IncludesWorkspace ? OfWorkspace : []).Concat(args.IncludesCosmosDb ? OfCosmosDb : []);

    private static Assignment OfModels(AllowedModels models) =>
        new()
        {
            Name = "ai-models",
            DefinitionId = "aafe3651-cb78-4f68-9f81-e7e41509110f",
            What = "AI services deploy listed models only",
            Denies = models.Denies,
            Parameters = new()
            {
                ["effect"] = new ParameterValuesValueArgs { Value = models.Denies ? "Deny" : "Audit" },
                ["allowedPublishers"] = new ParameterValuesValueArgs { Value = Array.Empty<string>() },
                ["allowedAssetIds"] = new ParameterValuesValueArgs { Value = models.Names.Select(model => $"{Registry}{model}").ToArray() },
            },
        };

    private static Assignment OfInitiative(string initiative, string id) =>
        new()
        {
            Name = $"initiative-{initiative}",
            DefinitionId = id,
            What = $"Compliance with the initiative {initiative}",
            IsInitiative = true,
            Parameters = [],
        };

    private void Create(string name, PolicyAssignmentsArgs args, Assignment wanted)
    {
        var names = args.Context.Names;
        var assignment = new PolicyAssignmentArgs
        {
            PolicyAssignmentName = $"{names.WorkloadName}-{wanted.Name}",
            Scope = args.Context.ResourceGroupId,
            DisplayName = $"{names.WorkloadName} {names.StackName}: {wanted.What}",
            Description = $"{wanted.What}. {(wanted.Denies ? "Azure rejects others." : Reports)}",
            Metadata = new Dictionary<string, object?>
            {
                ["assignedBy"] = args.Context.UserTags.TryGetValue("owner", out var owner) ? owner : "pulumi",
            },
            PolicyDefinitionId = $"/providers/Microsoft.Authorization/policyDefinitions/{wanted.DefinitionId}",
            Parameters = wanted.Parameters,
            EnforcementMode = "Default",
        };
        if (wanted.IsInitiative)
        {
            assignment.PolicyDefinitionId = $"/providers/Microsoft.Authorization/policySetDefinitions/{wanted.DefinitionId}";
            assignment.EnforcementMode = "DoNotEnforce";

            // Azure requires an identity where a policy of the initiative can change resources. It has no role.
            assignment.Identity = new IdentityArgs { Type = ResourceIdentityType.SystemAssigned };
            assignment.Location = args.Context.Location;
        }

        _ = new PolicyAssignment($"{name}-{wanted.Name}", assignment, new() { Parent = this });
    }

    private sealed record Assignment
    {
        public required string Name { get; init; }

        /// <summary>Of a built-in definition.</summary>
        public required string DefinitionId { get; init; }

        /// <summary>What the policy requires.</summary>
        public required string What { get; init; }

        public required InputMap<ParameterValuesValueArgs> Parameters { get; init; }

        public bool Denies { get; init; }

        /// <summary>A set of policies, whose result is reported only.</summary>
        public bool IsInitiative { get; init; }
    }
}
