using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>The keys about initiatives, and about the policy for models.</summary>
internal static partial class PolicyKeys
{
    public static IReadOnlyDictionary<string, string> Initiatives(SettingsReader read, bool assignsPolicies)
    {
        const string Example = "security-benchmark=1f3afdf9-d0c9-4c3d-847f-89da613e70a8";
        var given = read.Pairs("policyInitiatives", Example);
        if (given.Count > 0 && !assignsPolicies)
        {
            read.Reject("assignPolicies", "must be true with policyInitiatives, got 'false'", "true");
        }

        foreach (var (index, name, id) in given.Where(pair => !Label().IsMatch(pair.Name) || !Guid.TryParseExact(pair.Value, "D", out _)))
        {
            const string Allowed =
                "must be name=id, with a name of up to 24 lower-case letters, digits and hyphens and the id of a " + "built-in initiative";
            read.RejectItem("policyInitiatives", index, $"{Allowed}, got '{name}={id}'", Example);
        }

        return given.ToDictionary(pair => pair.Name, pair => pair.Value);
    }

    /// <param name="deployments">Their models must be allowed.</param>
    /// <returns>Null without the policy.</returns>
    public static AllowedModels? Read(SettingsReader read, bool assignsPolicies, IReadOnlyList<ModelDeployment> deployments)
    {
        const string Example = "gpt-5.4-mini";
        var names = read.List("allowedModels", Example);
        var denies = read.Choice("allowedModelsEffect", "audit", "deny") == "deny";
        if (names.Count == 0)
        {
            if (denies)
            {
                read.RejectSet("allowedModelsEffect", "must be audit without allowedModels, got 'deny'");
            }

            return null;
        }

        if (!assignsPolicies)
        {
            read.Reject("assignPolicies", "must be true with allowedModels, got 'false'", "true");
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (!Name().IsMatch(names[i]))
            {
                read.RejectItem("allowedModels", i, $"must be the name of a model without a version, got '{names[i]}'", Example);
            }
            else if (names.Take(i).Contains(names[i], StringComparer.OrdinalIgnoreCase))
            {
                read.RejectItem("allowedModels", i, $"must not list '{names[i]}' a second time, got '{names[i]}'", null);
            }
        }

        var next = names.Count;
        foreach (var model in deployments.Select(deployment => deployment.Model).Distinct().Except(names, StringComparer.OrdinalIgnoreCase))
        {
            if (!read.Suggests("allowedModels", model))
            {
                read.RejectItem("allowedModels", next++, $"must be {model}, got nothing: deployments uses the model", model);
            }
        }

        return new(names, denies);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,23}$")]
    private static partial Regex Label();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex Name();
}
