using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Guardrails()
    : Rule(
        new()
        {
            Id = "guardrails",
            Title = "Azure Policy audits keys and public access",
            Why = "A policy reports changes that are made outside the program, for example in the portal.",
            Fix = "Assign the built-in policies for the services of the stack, with effect Audit.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.BaselineChat,
            Requirements = ["NET-17"],
            Types = ["authorization:PolicyAssignment"],
            Example = """
            search:
              type: azure-native:search:Service
            audit-search-public-access:
              type: azure-native:authorization:PolicyAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                policyDefinitionId: /providers/Microsoft.Authorization/policyDefinitions/ee980b6d-0eca-4501-8d54-f6290fd512c3
            audit-search-keys:
              type: azure-native:authorization:PolicyAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                policyDefinitionId: /providers/Microsoft.Authorization/policyDefinitions/6300012e-e9a4-4649-b41f-a85f5c43be91
            """,
        }
    )
{
    private static readonly (string Type, string Policy, string What)[] Wanted =
    [
        ("cognitiveservices:Account", "71ef260a-8f18-47b7-abcb-62d0673d94dc", "keys are disabled on AI services"),
        ("cognitiveservices:Account", "037eea7a-bd0a-46c5-9a66-03aea78705d3", "AI services restrict network access"),
        ("search:Service", "ee980b6d-0eca-4501-8d54-f6290fd512c3", "public access is disabled on AI Search"),
        ("search:Service", "6300012e-e9a4-4649-b41f-a85f5c43be91", "keys are disabled on AI Search"),
        ("storage:StorageAccount", "b2982f36-99f2-4db5-8eff-283140c09693", "public access is disabled on storage accounts"),
        ("storage:StorageAccount", "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54", "shared keys are disabled on storage accounts"),
        ("keyvault:Vault", "405c5871-3e91-4644-8a63-58e19d68ff5b", "public access is disabled on key vaults"),
        ("keyvault:Vault", "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5", "key vaults use roles instead of access policies"),
        ("web:WebApp", "a4af4a39-4135-47fb-b175-47fbdf85311d", "web apps require HTTPS"),
        ("operationalinsights:Workspace", "e15effd4-2278-4c65-a0da-4d6f6d1890e2", "the workspace accepts telemetry by identity only"),
        (
            "applicationinsights:Component",
            "199d5677-e4d9-4264-9465-efe1839c06bd",
            "Application Insights accepts telemetry by identity only"
        ),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var assigned = plan.Of("authorization:PolicyAssignment").Select(assignment => assignment.Text("policyDefinitionId") ?? "").ToList();
        return Wanted
            .Where(wanted =>
                plan.Of(wanted.Type).Any() && !assigned.Exists(id => id.EndsWith(wanted.Policy, StringComparison.OrdinalIgnoreCase))
            )
            .Select(wanted => new Problem(null, $"no policy audits that {wanted.What}; assign the built-in policy {wanted.Policy}"));
    }
}
