using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Every request fits Azure's own definition of its type: names, required properties, kinds of values, closed lists, bounds.</summary>
internal sealed class SchemaRule : IRule
{
    private const string Source = "https://github.com/Azure/bicep-types-az";

    public IReadOnlyList<RuleFacts> Facts { get; } =
    [
        Fact("schema-unknown-type", Severity.Warning, "Azure publishes a definition of every type that is used"),
        Fact("schema-unknown-property", Severity.Error, "Every property is one that the type has"),
        Fact("schema-missing-property", Severity.Error, "Every required property is given"),
        Fact("schema-read-only", Severity.Error, "No property is given that Azure sets"),
        Fact("schema-kind", Severity.Error, "Every value is of the kind that its property takes"),
        Fact("schema-value", Severity.Error, "A value of a closed list is one of it"),
        Fact("schema-unusual-value", Severity.Warning, "A value of an open list is one that is known"),
        Fact("schema-length", Severity.Error, "Every text is as long as its property allows"),
        Fact("schema-pattern", Severity.Error, "Every text has the form that its property demands"),
        Fact("schema-range", Severity.Error, "Every number, and every list's length, lies in its bounds"),
    ];

    public IEnumerable<Finding> Check(AzurePlan plan)
    {
        foreach (var unknown in plan.Template.Unknown)
        {
            yield return Found(
                unknown,
                "schema-unknown-type",
                Severity.Warning,
                $"Azure publishes no definition of {unknown.Type}, so nothing of it is checked"
            );
        }

        foreach (var resource in plan.Template.Resources)
        {
            foreach (var input in resource.Unmapped)
            {
                yield return Found(
                    resource.Planned,
                    "schema-unknown-property",
                    Severity.Error,
                    $"{resource.Type}@{resource.ApiVersion} has no property for the input {input}"
                );
            }

            foreach (var problem in new BodyCheck().Check(resource.Body, resource.BodyType, resource.Name.Split('/')[^1]))
            {
                yield return Found(
                    resource.Planned,
                    problem.Rule,
                    problem.Severity,
                    $"{problem.Path} {problem.Message} ({resource.Type}@{resource.SchemaVersion ?? resource.ApiVersion})"
                );
            }
        }
    }

    private static Finding Found(PlannedResource resource, string rule, Severity severity, string message) =>
        new(rule, severity, resource.Name, resource.Urn, message);

    private static RuleFacts Fact(string id, Severity severity, string title) =>
        new()
        {
            Id = id,
            Title = title,
            Severity = severity,
            Pillar = Pillar.Reliability,
            Source = Source,
            Requirements = ["DEP-11"],
            Types = ["*"],
        };
}
