namespace Infra.Settings;

/// <summary>The key about predictive models behind an online endpoint.</summary>
internal static class PredictiveKeys
{
    private const string Key = "predictiveDeployments";
    private const string Example =
        "blue azureml://registries/contoso/models/churn/versions/3 "
        + "azureml://registries/azureml/environments/sklearn-1.5/versions/20 Standard_DS3_v2 3 100";

    public static IReadOnlyList<PredictiveDeployment> Read(SettingsReader read, NetworkMode network)
    {
        var deployments = new List<PredictiveDeployment>();
        var given = read.List(Key, Example);
        for (var i = 0; i < given.Count; i++)
        {
            foreach (var problem in PredictiveDeployment.Parse(given[i], deployments))
            {
                read.RejectItem(Key, i, problem, Example);
            }
        }

        if (deployments.Count != given.Count || given.Count == 0)
        {
            return deployments;
        }

        if (network == NetworkMode.Public)
        {
            var all = read.OptionalText(Key);
            read.Reject(Key, $"must be [] in a public network, got '{all}': the endpoint answers in a private network only", "[]");
        }

        var twice = deployments.FindIndex(deployment => deployments.Find(other => other.Name == deployment.Name) != deployment);
        if (twice >= 0)
        {
            read.RejectItem(Key, twice, $"must be at most one blue and one green, got '{deployments[twice].Name}' twice", Example);
        }

        if (deployments.Sum(deployment => deployment.Percent) is var sum and not (0 or 100))
        {
            read.RejectItem(Key, 0, $"must add up to 100 percent of the calls, or 0 while the endpoint is new, got {sum}", Example);
        }

        return deployments;
    }
}
