namespace Infra.Settings;

/// <summary>The keys about models: generative ones on the account, predictive ones behind an endpoint.</summary>
internal static class ModelKeys
{
    public static List<ModelDeployment> Deployments(SettingsReader read)
    {
        const string Example = "chat gpt-5.4-mini 2026-03-17 GlobalStandard 30";
        var deployments = new List<ModelDeployment>();
        var given = read.List("deployments", Example);
        var refused = false;
        for (var i = 0; i < given.Count; i++)
        {
            foreach (var problem in ModelDeployment.Parse(given[i], deployments))
            {
                refused = true;
                read.RefuseItem("deployments", i, problem, Example);
            }
        }

        foreach (var twice in deployments.GroupBy(deployment => deployment.Purpose).Where(group => group.Count() > 1))
        {
            read.RefuseItem(
                "deployments",
                given.Count - 1,
                $"must have a purpose of its own, got '{twice.Key}' twice",
                Example.Replace("chat", $"{twice.Key}-next")
            );
        }

        if (refused)
        {
            return deployments;
        }

        foreach (
            var (purpose, example) in new[] { ("chat", Example), ("embedding", "embedding text-embedding-3-large 1 GlobalStandard 30") }
        )
        {
            if (deployments.TrueForAll(deployment => deployment.Purpose != purpose))
            {
                read.RefuseItem("deployments", given.Count, $"is missing: the app needs a deployment of purpose {purpose}", example);
            }
        }

        for (var i = 0; i < deployments.Count; i++)
        {
            if (deployments[i].SpilloverProblem(deployments) is { } problem)
            {
                read.RefuseItem("deployments", i, problem, Example);
            }
        }

        return deployments;
    }

    public static IReadOnlyList<string> BlockedTerms(SettingsReader read)
    {
        var terms = read.List("blockedTerms", "project-x");
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Trim().Length is 0 or > 1000)
            {
                read.RefuseItem("blockedTerms", i, $"must be 1 to 1000 characters, got '{terms[i]}'", "project-x");
            }
        }

        if (terms.Distinct(StringComparer.Ordinal).Count() < terms.Count)
        {
            read.RefuseItem("blockedTerms", 0, "must be different terms, got one twice", "project-x");
        }

        return terms;
    }

    public static FoundryMode Foundry(SettingsReader read, NetworkMode network)
    {
        var given = read.Choice("foundry", "none", "project", "agents");
        if (given == "agents" && network == NetworkMode.Public)
        {
            read.Refuse(
                "foundry",
                "must be none or project in a public network, got 'agents': agents run in a subnet of their own and reach their stores by endpoints",
                "project"
            );
        }

        return given switch
        {
            "project" => FoundryMode.Project,
            "agents" => FoundryMode.Agents,
            _ => FoundryMode.None,
        };
    }

    public static bool Bing(SettingsReader read, FoundryMode foundry)
    {
        var wanted = read.Flag("bingGrounding");
        if (wanted && foundry == FoundryMode.None)
        {
            read.Refuse("bingGrounding", "must be false where foundry is none: a project holds the connection", "false");
        }

        return wanted;
    }

    public static IReadOnlyList<PredictiveDeployment> Predictive(SettingsReader read, NetworkMode network)
    {
        const string Example =
            "blue azureml://registries/contoso/models/churn/versions/3 azureml://registries/azureml/environments/sklearn-1.5/versions/20 Standard_DS3_v2 3 100";
        var deployments = new List<PredictiveDeployment>();
        var given = read.List("predictiveDeployments", Example);
        for (var i = 0; i < given.Count; i++)
        {
            foreach (var problem in PredictiveDeployment.Parse(given[i], deployments))
            {
                read.RefuseItem("predictiveDeployments", i, problem, Example);
            }
        }

        if (deployments.Count != given.Count || given.Count == 0)
        {
            return deployments;
        }

        if (network == NetworkMode.Public)
        {
            read.Refuse("predictiveDeployments", "must be empty in a public network: the endpoint answers inside a network alone", "[]");
        }

        if (deployments.DistinctBy(deployment => deployment.Name).Count() < deployments.Count)
        {
            read.RefuseItem("predictiveDeployments", 0, "must be one blue and one green at most, got one twice", Example);
        }

        if (deployments.Sum(deployment => deployment.Percent) is var sum and not (0 or 100))
        {
            read.RefuseItem(
                "predictiveDeployments",
                0,
                $"must share all calls, 100 percent together, or none while the endpoint is new, got {sum}",
                Example
            );
        }

        return deployments;
    }
}
