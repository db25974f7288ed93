using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Costs;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>
/// Compares plans: production gets no model before the test stack. Test may be ahead, because it runs a new model first. What test really
/// ran is in the evidence of a release, which the gate reads.
/// </summary>
public static class ModelParity
{
    public const string Id = "model-parity";

    public static readonly RuleFacts Facts = new()
    {
        Id = Id,
        Title = "Production has no model that the test stack has not",
        Why = "A model version that was not evaluated in the test stack can answer differently in production.",
        Fix = "Change the model in the test stack first, evaluate it there, then change it in production.",
        Severity = Severity.Error,
        Pillar = Pillar.Operations,
        Source = Sources.Lifecycle,
        Requirements = ["MDL-05"],
        Types = ["cognitiveservices:Deployment"],
        Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties:
                  model: { name: gpt-5.4-mini, version: '2026-03-17' }
            """,
    };

    /// <returns>By production stack; none if there is no test stack or no production stack.</returns>
    public static ILookup<string, Finding> Of(IReadOnlyList<(Plan Plan, Stage Stage)> plans) =>
        (
            from test in plans.Where(each => each.Stage == Stage.Test)
            from prod in plans.Where(each => each.Stage == Stage.Production)
            from finding in Between(test.Plan, prod.Plan)
            select (prod.Plan.Stack, finding)
        ).ToLookup(each => each.Stack, each => each.finding);

    /// <summary>
    /// Deployments of one name are compared, in any account. A name that only production has is a warning if no deployment of test has its
    /// model: the gate rejects it later.
    /// </summary>
    public static IEnumerable<Finding> Between(Plan test, Plan prod)
    {
        var tried = Deployments(test).ToLookup(each => each.Purpose, each => each.Model);
        var all = tried.SelectMany(each => each).ToHashSet();
        foreach (
            var (purpose, model, resource) in Deployments(prod)
                .Where(each => all.Count > 0 && !tried[each.Purpose].Any() && !all.Contains(each.Model))
        )
        {
            yield return new Finding(
                Id,
                Severity.Warning,
                resource.Name,
                resource.Planned.Urn,
                $"the deployment {purpose} runs {model} in {prod.Stack}, and no deployment of {test.Stack} runs it; deploy {model} to "
                    + $"{test.Stack} first"
            );
        }

        foreach (
            var (purpose, model, resource) in Deployments(prod)
                .Where(each => tried[each.Purpose].Any() && !tried[each.Purpose].Contains(each.Model))
        )
        {
            var running = tried[purpose].Distinct().ToList();
            var isBehind = running.All(each => each.IsNewerThan(model));
            yield return new Finding(
                Id,
                isBehind ? Severity.Warning : Severity.Error,
                resource.Name,
                resource.Planned.Urn,
                $"the deployment {purpose} runs {model} in {prod.Stack} and {string.Join(", ", running)} in {test.Stack}; "
                    + (
                        isBehind
                            ? $"change it in {prod.Stack} once {test.Stack} has run it{Term(model)}"
                            : $"deploy {model} to {test.Stack} first"
                    )
            );
        }
    }

    private static string Term(ModelVersion model) =>
        ModelCatalogue.Find(model.Name, model.Version) is { } known ? $", before {known.Retires:yyyy-MM-dd}" : "";

    private static IEnumerable<(string Purpose, ModelVersion Model, AzureResource Resource)> Deployments(Plan plan) =>
        new PlanView(plan)
            .Of("cognitiveservices:Deployment")
            .Where(each => !each.Hides("properties.model.name") && !each.Hides("properties.model.version"))
            .Select(each =>
                (
                    each.Text("deploymentName") ?? each.AzureName,
                    new ModelVersion(
                        each.Text("properties.model.name") ?? "",
                        each.Text("properties.model.version") ?? "without a version"
                    ),
                    each
                )
            );
}
