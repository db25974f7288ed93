using Preflight.Arm;
using Preflight.Plans;

namespace Preflight.Checks;

/// <summary>Every request fits Azure's own definition of its type: names, required properties, kinds of values, closed lists, bounds.</summary>
internal sealed class SchemaRule : IRule
{
    public IEnumerable<Finding> Check(Plan plan, ArmTemplate template)
    {
        foreach (var unknown in template.Unknown)
        {
            yield return Found(unknown, "schema-unknown-type", Severity.Warning, $"Azure publishes no definition of {unknown.Type}, so nothing of it is checked");
        }

        foreach (var resource in template.Resources)
        {
            foreach (var input in resource.Unmapped)
            {
                yield return Found(resource.Planned, "schema-unknown-property", Severity.Error, $"{resource.Type}@{resource.ApiVersion} has no property for the input {input}");
            }

            foreach (var problem in new BodyCheck().Check(resource.Body, resource.BodyType, resource.Name.Split('/')[^1]))
            {
                yield return Found(resource.Planned, problem.Rule, problem.Severity, $"{problem.Path} {problem.Message} ({resource.Type}@{resource.SchemaVersion ?? resource.ApiVersion})");
            }
        }
    }

    private static Finding Found(PlannedResource resource, string rule, Severity severity, string message) =>
        new(rule, severity, resource.Name, resource.Urn, message);
}
