using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class LockLevel()
    : ResourceRule(
        new()
        {
            Id = "lock-level",
            Title = "Locks prevent deletion and no other operation",
            Why =
                "A ReadOnly lock rejects every write and every POST below its scope: updates by Pulumi, scaling, role assignments, new "
                + "containers and deployments, key rotation, restarts.",
            Fix = "Set level to CanNotDelete. Prevent changes with roles and policies.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
            Types =
            [
                "authorization:ManagementLockByScope",
                "authorization:ManagementLockAtResourceLevel",
                "authorization:ManagementLockAtResourceGroupLevel",
                "authorization:ManagementLockAtSubscriptionLevel",
            ],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            documents-lock:
              type: azure-native:authorization:ManagementLockByScope
              properties:
                scope: ${documents.id}
                level: CanNotDelete
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var level = resource.Text("level");
        if (level == "ReadOnly")
        {
            var scope = resource.Text("scope");
            yield return resource.Problem(
                $"level is ReadOnly, which stops {Operations(plan.Find(scope))} and every later update by Pulumi; set CanNotDelete"
            );
        }
        else if (level is not "CanNotDelete" && !AzureResource.IsHidden(level))
        {
            yield return resource.Problem($"level is {level ?? "not set"}, which prevents nothing; set CanNotDelete");
        }
    }

    private static string Operations(AzureResource? scope) =>
        scope?.Token switch
        {
            "storage:StorageAccount" => "role assignments, new containers and the listing of keys",
            "web:WebApp" or "web:AppServicePlan" => "deployments, restarts and scaling",
            "keyvault:Vault" => "role assignments and new secrets through Azure Resource Manager",
            "cognitiveservices:Account" => "new deployments of models",
            "search:Service" => "role assignments, scaling and the approval of private links",
            "network:ApplicationGateway" => "the start and the renewal of certificates",
            "operationalinsights:Workspace" => "the linking of services and purges",
            _ => "scaling, restarts, role assignments and new resources",
        };
}
