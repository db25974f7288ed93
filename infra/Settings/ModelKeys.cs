namespace Infra.Settings;

/// <summary>The keys about generative models and their content filter.</summary>
internal static class ModelKeys
{
    private const string SampleChat = "chat gpt-5.4-mini 2026-03-17 GlobalStandard 30";
    private const string SampleEmbedding = "embedding text-embedding-3-large 1 GlobalStandard 30";

    public static ModelSettings Read(SettingsReader read, string location)
    {
        var first = read.OptionalLocation("aiLocation") ?? location;
        return new()
        {
            Location = first,
            SecondLocation = SecondLocation(read, first),
            Deployments = Deployments(read),
            Upgrade = read.Choice("modelUpgrade", "NoAutoUpgrade", "OnceNewDefaultVersionAvailable", "OnceCurrentVersionExpired"),
            RestoreAccount = read.Flag("restoreAiAccount"),
            ContentSeverity = read.Choice("contentSeverity", "Medium", "Low", "High"),
            BlockedTerms = BlockedTerms(read),
        };
    }

    private static string? SecondLocation(SettingsReader read, string first)
    {
        var given = read.OptionalLocation("secondAiLocation");
        if (given is not null && given == first)
        {
            read.Reject("secondAiLocation", $"must differ from the region of the first account, got '{given}'", "francecentral");
        }

        return given;
    }

    private static List<ModelDeployment> Deployments(SettingsReader read)
    {
        var deployments = new List<ModelDeployment>();
        var given = read.List("deployments", SampleChat, SampleEmbedding);
        var rejected = false;
        for (var i = 0; i < given.Count; i++)
        {
            foreach (var problem in ModelDeployment.Parse(given[i], deployments))
            {
                rejected = true;
                var spare = SettingsReader.Unused(SettingsReader.Others(given, i), [SampleChat, SampleEmbedding]);
                read.RejectItem("deployments", i, problem, ModelDeployment.Repaired(given[i], spare));
            }
        }

        if (rejected)
        {
            return deployments;
        }

        for (var i = 0; i < deployments.Count; i++)
        {
            var twice = deployments[i].Purpose;
            if (deployments.FindIndex(other => other.Purpose == twice) < i)
            {
                read.RejectItem(
                    "deployments",
                    i,
                    $"must have a purpose of its own, got '{twice}' twice",
                    $"{twice}-{i + 1}{given[i].TrimStart()[twice.Length..]}"
                );
            }
        }

        var next = given.Count;
        foreach (var (purpose, example) in new[] { ("chat", SampleChat), ("embedding", SampleEmbedding) })
        {
            if (deployments.TrueForAll(deployment => deployment.Purpose != purpose))
            {
                read.RejectItem(
                    "deployments",
                    next++,
                    $"must be a deployment of purpose {purpose}, got nothing: the app needs it",
                    example
                );
            }
        }

        for (var i = 0; i < deployments.Count; i++)
        {
            if (deployments[i].SpilloverProblem(deployments) is { } problem)
            {
                read.RejectItem("deployments", i, problem, deployments[i].Alone);
            }
        }

        return deployments;
    }

    private static IReadOnlyList<string> BlockedTerms(SettingsReader read)
    {
        var terms = read.List("blockedTerms", "project-x");
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Trim().Length is 0 or > 1000)
            {
                read.RejectItem(
                    "blockedTerms",
                    i,
                    $"must be 1 to 1000 characters, got '{terms[i]}'",
                    SettingsReader.Unused(terms, [$"project-{i + 1}"])
                );
            }
        }

        for (var i = 0; i < terms.Count; i++)
        {
            if (terms.Take(i).Contains(terms[i], StringComparer.Ordinal))
            {
                read.RejectItem("blockedTerms", i, $"must be different from the other terms, got '{terms[i]}' twice", null);
            }
        }

        return terms;
    }
}
