using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SharedLinkRoles()
    : ResourceRule(
        new()
        {
            Id = "shared-link-roles",
            Title = "AI Search may read what its shared private links reach",
            Why =
                "A shared private link is a way and no right. Indexers, skills and knowledge bases call its target by the identity of the "
                + "search service. Without a role there they get 403.",
            Fix =
                "Give the search service a managed identity. Assign it Storage Blob Data Reader on the documents, and Cognitive Services "
                + "OpenAI User on the AI account.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/search/search-how-to-managed-identities",
            Types = ["search:SharedPrivateLinkResource"],
            Example = """
            storage:
              type: azure-native:storage:StorageAccount
              properties: { accountName: stdocuments }
            search:
              type: azure-native:search:Service
              properties: { searchServiceName: srch, identity: { type: SystemAssigned } }
            reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${storage.id}
                principalId: ${search.identity.principalId}
                principalType: ServicePrincipal
                # Storage Blob Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1
            link:
              type: azure-native:search:SharedPrivateLinkResource
              properties:
                searchServiceName: ${search.name}
                sharedPrivateLinkResourceName: documents
                properties: { groupId: blob, privateLinkResourceId: "${storage.id}", requestMessage: Please approve }
            """,
        }
    )
{
    private static readonly Dictionary<string, string[]> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["blob"] = [BuiltInRole.BlobReader.Id, BuiltInRole.BlobContributor.Id, BuiltInRole.BlobOwner.Id],
        ["openai_account"] =
        [
            BuiltInRole.OpenAIUser.Id,
            BuiltInRole.OpenAIContributor.Id,
            BuiltInRole.CognitiveServicesUser.Id,
            BuiltInRole.CognitiveServicesContributor.Id,
            BuiltInRole.AzureAIUser.Id,
        ],
    };

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            plan.ParentOf(resource) is not { } service
            || resource.Text("properties.privateLinkResourceId") is not { } target
            || AzureResource.IsHidden(target)
            || !Roles.TryGetValue(resource.Text("properties.groupId") ?? "", out var roles)
        )
        {
            yield break;
        }

        if (service.Text("identity.type") is null or "None")
        {
            yield return resource.Problem($"{service.Name} has no managed identity, so its calls over the link are rejected; give it one");
        }
        else if (
            service.Planned.Outputs.Text("identity.principalId") is { } own
            && !AzureResource.IsHidden(own)
            && !plan.Grants.Any(grant => grant.MayBeOf(new HashSet<string> { own }) && grant.MayBe(roles) && Reaches(grant, target))
        )
        {
            var (name, role) = (target[(target.LastIndexOf('/') + 1)..], BuiltInRole.TitleOf(roles[0]));
            yield return plan.Find(target) is null
                ? resource.Warning(
                    $"the plan does not show that the identity of {service.Name} holds a role on {name}; check that it has {role} there"
                )
                : resource.Problem($"the identity of {service.Name} holds no role on {name}; assign {role}");
        }
    }

    /// <summary>A role on one container is enough for the documents in it.</summary>
    private static bool Reaches(RoleGrant grant, string target) =>
        grant.MayCover(target) || grant.Scope.StartsWith($"{target}/", StringComparison.OrdinalIgnoreCase);
}
