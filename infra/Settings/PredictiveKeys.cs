namespace Infra.Settings;

/// <summary>The key about predictive models behind an online endpoint.</summary>
internal static class PredictiveKeys
{
    private const string Key = "predictiveDeployments";
    private const string Blue =
        "blue azureml://registries/contoso/models/churn/versions/3 "
        + "azureml://registries/azureml/environments/sklearn-1.5/versions/20 Standard_DS3_v2 3 100";
    private const string Green =
        "green azureml://registries/contoso/models/churn/versions/4 "
        + "azureml://registries/azureml/environments/sklearn-1.5/versions/20 Standard_DS3_v2 3 0";

    public static IReadOnlyList<PredictiveDeployment> Read(SettingsReader read, NetworkMode network)
    {
        var deployments = new List<PredictiveDeployment>();
        var given = read.List(Key, Blue, Green);
        for (var i = 0; i < given.Count; i++)
        {
            foreach (var problem in PredictiveDeployment.Parse(given[i], deployments))
            {
                var spare = SettingsReader.Unused(SettingsReader.Others(given, i), [Blue, Green]);
                read.RejectItem(Key, i, problem, PredictiveDeployment.Repaired(given[i], spare));
            }
        }

        if (deployments.Count != given.Count || given.Count == 0)
        {
            return deployments;
        }

        if (network == NetworkMode.Public)
        {
            var all = read.OptionalText(Key);
            read.RejectSet(Key, $"must be [] in a public network, got '{all}': the endpoint answers in a private network only");
        }

        var twice = deployments.FindLastIndex(each => deployments.Count(other => other.Name == each.Name) > 1);
        if (twice >= 0)
        {
            var other = SettingsReader.Unused(given, [Blue, Green])?.Split(' ')[0];
            var renamed = other is null ? null : (deployments[twice] with { Name = other }).ToString();
            read.RejectItem(Key, twice, $"must be at most one blue and one green, got '{deployments[twice].Name}' twice", renamed);
        }
        else if (deployments.Sum(deployment => deployment.Percent) is var sum and not (0 or 100))
        {
            var last = deployments[^1];
            read.RejectItem(
                Key,
                deployments.Count - 1,
                $"must add up to 100 percent of the calls, or 0 while the endpoint is new, got {sum}",
                (last with { Percent = 100 - (sum - last.Percent) }).ToString()
            );
        }

        return deployments;
    }
}
