using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Costs;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>What no plan shows by itself: that the models people get are those that were tried in test.</summary>
internal static class ModelParity
{
    public const string Id = "model-parity";

    public static readonly RuleFacts Facts = new()
    {
        Id = Id,
        Title = "Production runs the model versions that test runs",
        Severity = Severity.Error,
        Pillar = Pillar.Operations,
        Source = Sources.Lifecycle,
        Requirements = ["MDL-05"],
        Types = ["cognitiveservices:Deployment"],
    };

    /// <returns>By the stack of production that differs from a stack of test; none where there are not both.</returns>
    public static ILookup<string, Finding> Of(IReadOnlyList<(Plan Plan, Stage Stage)> plans) =>
        (
            from test in plans.Where(each => each.Stage == Stage.Test)
            from prod in plans.Where(each => each.Stage == Stage.Production)
            from finding in Between(test.Plan, prod.Plan)
            select (prod.Plan.Stack, finding)
        ).ToLookup(each => each.Stack, each => each.finding);

    /// <summary>Deployments of one name serve one purpose, in however many accounts; a purpose that only one of the two has is compared with nothing.</summary>
    public static IEnumerable<Finding> Between(Plan test, Plan prod)
    {
        var tried = Deployments(test).ToLookup(each => each.Purpose, each => each.Model);
        foreach (
            var (purpose, model, resource) in Deployments(prod)
                .Where(each => tried[each.Purpose].Any() && !tried[each.Purpose].Contains(each.Model))
        )
        {
            yield return new Finding(
                Id,
                Severity.Error,
                resource.Name,
                resource.Planned.Urn,
                $"the deployment {purpose} runs {model} in {prod.Stack} and {string.Join(", ", tried[purpose].Distinct())} in {test.Stack}; deploy to {test.Stack} first what {prod.Stack} is to run"
            );
        }
    }

    private static IEnumerable<(string Purpose, string Model, AzureResource Resource)> Deployments(Plan plan) =>
        new PlanView(plan)
            .Of("cognitiveservices:Deployment")
            .Where(each => !each.Hides("properties.model.name") && !each.Hides("properties.model.version"))
            .Select(each =>
                (
                    each.Text("deploymentName") ?? each.AzureName,
                    $"{each.Text("properties.model.name")} {each.Text("properties.model.version") ?? "of no version"}",
                    each
                )
            );
}
