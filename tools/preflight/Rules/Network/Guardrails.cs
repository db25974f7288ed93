using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Guardrails()
    : Rule(
        new()
        {
            Id = "guardrails",
            Title = "Policies watch that what is closed stays closed",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.BaselineChat,
            Requirements = ["NET-17"],
            Types = ["authorization:PolicyAssignment"],
        }
    )
{
    private static readonly (string Type, string Policy, string What)[] Wanted =
    [
        ("cognitiveservices:Account", "71ef260a-8f18-47b7-abcb-62d0673d94dc", "AI services take no keys"),
        ("cognitiveservices:Account", "037eea7a-bd0a-46c5-9a66-03aea78705d3", "AI services restrict networks"),
        ("cognitiveservices:Account", "0725b4dd-7e76-479c-a735-68e7ee23d5ca", "AI services are closed to the public"),
        ("search:Service", "ee980b6d-0eca-4501-8d54-f6290fd512c3", "search is closed to the public"),
        ("search:Service", "6300012e-e9a4-4649-b41f-a85f5c43be91", "search takes no keys"),
        ("storage:StorageAccount", "b2982f36-99f2-4db5-8eff-283140c09693", "storage is closed to the public"),
        ("storage:StorageAccount", "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54", "storage takes no shared keys"),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var assigned = plan.Of("authorization:PolicyAssignment").Select(assignment => assignment.Text("policyDefinitionId") ?? "").ToList();
        return Wanted
            .Where(wanted =>
                plan.Of(wanted.Type).Any() && !assigned.Exists(id => id.EndsWith(wanted.Policy, StringComparison.OrdinalIgnoreCase))
            )
            .Select(wanted => new Problem(null, $"no policy watches that {wanted.What}; assign {wanted.Policy} (assignPolicies: true)"));
    }
}
