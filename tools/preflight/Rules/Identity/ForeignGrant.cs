using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ForeignGrant()
    : Rule(
        new()
        {
            Id = "foreign-grant",
            Title = "Principals of outside the stack hold no role that administers its data",
            Why =
                "The program cannot see what such a principal is or who can use it. A user keeps the role after a change of tasks; "
                + "an application keeps it as long as its secret.",
            Fix = "Assign the role to a group by Privileged Identity Management when it is needed, or assign a reading role.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.RBAC.UseGroups/",
            Requirements = ["ID-07"],
            From = Stage.Production,
            Types = ["authorization:RoleAssignment"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
            operators:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${vault.id}
                principalId: 00000000-0000-0000-0000-00000000000a
                principalType: Group
                # Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7
            """,
        }
    )
{
    /// <summary>Roles that administer data, keys, code or networks of their scope.</summary>
    private static readonly Dictionary<string, string> Administering = new(StringComparer.OrdinalIgnoreCase)
    {
        [BuiltInRole.KeyVaultAdministrator.Id] = BuiltInRole.KeyVaultAdministrator.Title,
        [BuiltInRole.KeyVaultSecretsOfficer.Id] = BuiltInRole.KeyVaultSecretsOfficer.Title,
        ["14b46e9e-c2b7-41b4-b07b-48a6ebf60603"] = "Key Vault Crypto Officer",
        ["a4417e6f-fec8-4de8-b567-7b0420556985"] = "Key Vault Certificates Officer",
        ["f25e0fa2-a7c8-4377-a976-54943a77a395"] = "Key Vault Contributor",
        [BuiltInRole.BlobOwner.Id] = BuiltInRole.BlobOwner.Title,
        [BuiltInRole.FileContributor.Id] = BuiltInRole.FileContributor.Title,
        ["17d1049b-9a84-46fb-8f53-869881c3d3ab"] = "Storage Account Contributor",
        ["81a9662b-bebf-436f-a333-f67b29880f12"] = "Storage Account Key Operator Service Role",
        ["5bd9cd88-fe45-4216-938b-f97437e15450"] = "DocumentDB Account Contributor",
        [BuiltInRole.CosmosOperator.Id] = BuiltInRole.CosmosOperator.Title,
        [BuiltInRole.CognitiveServicesContributor.Id] = BuiltInRole.CognitiveServicesContributor.Title,
        [BuiltInRole.OpenAIContributor.Id] = BuiltInRole.OpenAIContributor.Title,
        [BuiltInRole.SearchServiceContributor.Id] = BuiltInRole.SearchServiceContributor.Title,
        ["de139f84-1756-47ae-9be6-808fbbe84772"] = "Website Contributor",
        ["9980e02c-c2be-4d73-94e8-173b1dc7cf3c"] = "Virtual Machine Contributor",
        ["4d97b98b-1d4f-4787-a291-c67834d212e7"] = "Network Contributor",
        ["f1a07417-d97a-45cb-824c-7a7467783830"] = "Managed Identity Operator",
        ["8311e382-0749-4cb8-b61a-304f252e45ec"] = "AcrPush",
    };

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        HashSet<string>? own = null;
        foreach (var grant in plan.Grants)
        {
            var title = Administering.GetValueOrDefault(grant.Role);
            var isUser = grant.Assignment.Text("principalType") == "User";
            if ((title is null && !isUser) || grant.Principal.Length == 0 || AzureResource.IsHidden(grant.Principal))
            {
                continue;
            }

            own ??= [.. plan.Resources.SelectMany(resource => resource.Principals), AzureDefinitions.Outputs.Identity.ObjectId];
            if (own.Contains(grant.Principal))
            {
                continue;
            }

            yield return grant.Assignment.Problem(
                title is null
                    ? $"grants {grant.Title} to a user of outside the stack; assign it to a group"
                    : $"grants {title} to the principal {grant.Principal} of outside the stack; assign a reading role"
            );
        }
    }
}
