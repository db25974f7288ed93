using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Planning.Updates;
using Preflight.Gate;

namespace Preflight.Drift;

/// <summary>
/// The settings of web apps and slots, in the program and in Azure. A refresh reads none of them (pulumi/pulumi-azure-native#4263).
/// Values are compared and never shown.
/// </summary>
public static class SiteSettings
{
    /// <summary>The kinds of settings: the name in Azure's API, and the input of siteConfig.</summary>
    public static readonly IReadOnlyList<(string Kind, string Input)> Kinds =
    [
        ("appsettings", "appSettings"),
        ("connectionstrings", "connectionStrings"),
        ("azurestorageaccounts", "azureStorageAccounts"),
    ];

    /// <summary>
    /// Set with the log to the file system, which diagnosis on the portal turns on for a while. Keys of sign-in are drift, such as
    /// WEBSITE_AUTH_SIGNING_KEY: App Service keeps its own keys out of the settings, and with a known key sessions can be forged.
    /// </summary>
    private const string OfThePlatform = "WEBSITE_HTTPLOGGING_RETENTION_DAYS";

    /// <param name="azure">The answer to `config/KIND/list` by the id of what it lists: ".../sites/app/config/appsettings".</param>
    /// <returns>Differences, and notes on what could not be compared.</returns>
    /// <exception cref="Failure">The preview does not list every web app.</exception>
    public static (IReadOnlyList<Difference> Differences, IReadOnlyList<string> Notes) Compare(
        Preview preview,
        Func<string, JsonObject> azure
    )
    {
        if (!preview.ListsSame)
        {
            throw new Failure("the preview does not list unchanged web apps, whose settings are compared; add --show-sames to it");
        }

        var (differences, notes) = (new List<Difference>(), new List<string>());
        foreach (var site in Sites(preview))
        {
            var type = ResourceTypes.Short(site.Type);
            foreach (var (kind, input) in Kinds)
            {
                var (program, there) = (Wanted(site, input), azure($"{site.Id}/config/{kind}"));
                differences.AddRange(
                    Compare(program, there, kind == "appsettings")
                        .Select(each => new Difference(site.Name, type, $"siteConfig.{input}: {each.Name}", each.Message))
                );
                notes.AddRange(
                    program
                        .Where(each => IsHidden(each.Value) && there.ContainsKey(each.Key))
                        .Select(each => $"{site.Name}: the value of {each.Key} is secret or unknown and was not compared")
                );
            }
        }

        return (differences, notes);
    }

    private static IEnumerable<(string Name, string Message)> Compare(
        IReadOnlyDictionary<string, string?> program,
        JsonObject azure,
        bool withValues
    )
    {
        // .NET reads names without case, so that the app may take either value.
        var byName = azure.ToLookup(entry => entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
        var there = byName.ToDictionary(entry => entry.Key, entry => entry.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var name in byName.Where(entry => entry.Count() > 1).Select(entry => entry.Key))
        {
            yield return (name, "is set more than once in Azure, in another case");
        }

        foreach (var (name, value) in program.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!there.TryGetValue(name, out var found))
            {
                yield return (name, "is not set in Azure");
            }
            else if (withValues && !IsHidden(value) && found?.ToString() != value)
            {
                yield return (name, "has another value in Azure");
            }
        }

        foreach (
            var name in there
                .Keys.Where(name => !program.ContainsKey(name) && !OfThePlatform.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Order()
        )
        {
            yield return (name, "is set in Azure and not in the program");
        }
    }

    /// <summary>The ids of every site and slot that stays.</summary>
    private static IEnumerable<PlannedResource> Sites(Preview preview) =>
        preview
            .Steps.Where(step => step is { Operation: "same" or "update", Type: "web:WebApp" or "web:WebAppSlot" })
            .Select(step => step.New! with { Id = step.Old?.Id ?? step.New!.Id })
            .DistinctBy(site => site.Urn);

    /// <returns>Null as a value if only the name counts.</returns>
    private static Dictionary<string, string?> Wanted(PlannedResource site, string input)
    {
        var wanted = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        switch (site.Inputs.At($"siteConfig.{input}"))
        {
            case JsonArray list:
                foreach (var setting in list.OfType<JsonObject>())
                {
                    wanted[setting["name"]?.ToString() ?? ""] = setting["value"]?.ToString();
                }

                break;
            case JsonObject map:
                foreach (var (name, _) in map)
                {
                    wanted[name] = null;
                }

                break;
        }

        return wanted;
    }

    private static bool IsHidden(string? value) => value is PlannedValues.Secret or PlannedValues.Unknown;
}
