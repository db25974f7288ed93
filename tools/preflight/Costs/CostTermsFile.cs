using System.Globalization;
using CommandLine;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Preflight.Costs;

/// <summary>Assumptions and prices that users set: `cost:` and `prices:` of preflight.yaml, and the file of --prices.</summary>
public static class CostTermsFile
{
    private const decimal Most = 1e9m;

    /// <param name="directory">The folder of preflight.yaml, which is optional.</param>
    /// <param name="prices">A file that holds what `prices:` holds, over it; YAML or JSON.</param>
    /// <exception cref="Failure">All that is wrong with them, at once.</exception>
    public static CostTerms Read(string directory, string? prices = null)
    {
        var problems = new List<string>();
        var file = PreflightFile.Read(directory);
        var ofStacks = Entries(Map(file.Child("cost"), "cost", "a stack's name and its assumptions", problems)).ToList();
        if (ProjectFile.FileAbove(directory) is not null && ProjectFile.Find(directory).Stacks is var stacks)
        {
            problems.AddRange(
                ofStacks
                    .Select(entry => entry.Key)
                    .Where(name => name.ToString() is var stack && stack != "*" && !stacks.Contains(stack))
                    .Select(name =>
                        $"{PreflightFile.Name} line {name.Start.Line}: a key must be one of "
                        + $"{string.Join(", ", stacks)}, or * for all of them, got '{name}'"
                    )
            );
        }

        var byStack = ofStacks.ToDictionary(
            entry => entry.Key.ToString(),
            entry => Numbers(Map(entry.Value, $"cost: {entry.Key}", "assumptions", problems), PreflightFile.Name, KnownAssumption, problems)
        );
        var own = Numbers(Map(file.Child("prices"), "prices", "prices in US dollars", problems), PreflightFile.Name, KnownPrice, problems);
        if (prices is not null)
        {
            if (!File.Exists(prices))
            {
                throw new Failure($"price file {prices} does not exist");
            }

            own = own.Concat(Numbers(YamlFile.Read(prices), prices, KnownPrice, problems))
                .GroupBy(entry => entry.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value);
        }

        return problems.Count > 0
            ? throw new Failure($"costs cannot be estimated:{string.Concat(problems.Select(problem => $"\n  {problem}"))}")
            : new CostTerms
            {
                ByStack = byStack,
                Prices = own,
                PricesFrom = prices is null ? PreflightFile.Name : $"{PreflightFile.Name} or {prices}",
            };
    }

    private static YamlMappingNode? Map(YamlNode? node, string what, string holds, List<string> problems)
    {
        if (node is not (null or YamlMappingNode or YamlScalarNode { Value: "" or null }))
        {
            problems.Add($"{PreflightFile.Name} line {node.Start.Line}: {what} must hold {holds}, got '{node}'");
        }

        return node as YamlMappingNode;
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(YamlMappingNode? map) =>
        map?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>();

    private static IReadOnlyDictionary<string, decimal> Numbers(
        YamlMappingNode? map,
        string file,
        Func<string, string?> complaint,
        List<string> problems
    )
    {
        var numbers = new Dictionary<string, decimal>();
        foreach (var (key, value) in Entries(map))
        {
            var (name, place) = (key.ToString(), $"{file} line {key.Start.Line}");
            if (complaint(name) is { } wrong)
            {
                problems.Add($"{place}: {wrong}");
            }
            else if (
                !decimal.TryParse(
                    value.ToString(),
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                || number > Most
            )
            {
                problems.Add($"{place}: {name} must be a number from 0 to 1,000,000,000, got '{value}'");
            }
            else if (name == "hours" && number is < 1 or > 744)
            {
                problems.Add($"{place}: hours must be a number from 1 to 744, got '{value}'");
            }
            else if (name == "fallbackPercent" && number > 100)
            {
                problems.Add($"{place}: fallbackPercent must be a number from 0 to 100, got '{value}'");
            }
            else
            {
                numbers[name] = number;
            }
        }

        return numbers;
    }

    private static string? KnownAssumption(string name) =>
        Assumptions.All.Any(each => each.Key == name)
            ? null
            : $"a key must be the name of an assumption, got '{name}'; nearest: "
                + $"{Suggestion.NearestThree(name, Assumptions.All.Select(each => each.Key))}";

    /// <summary>A price of the table, one more SKU of a meter, or a whole type that the table does not price.</summary>
    private static string? KnownPrice(string key) =>
        !key.Contains('/')
            ? (
                PriceTable.Of(key).Any() || PriceTable.IsFree(key) || !key.Contains(':')
                    ? "a key must be type/what or type/what/SKU as `preflight cost` prints them, or a type that has no price, "
                        + $"got '{key}'"
                    : null
            )
        : PriceTable.Meters.Any(meter =>
            key == meter.KeyOf(null) || meter.Sku.Count > 0 && key.StartsWith(meter.KeyOf(null) + "/", StringComparison.Ordinal)
        )
            ? null
        : $"a key must be the name of a price, got '{key}'; nearest: {Suggestion.NearestThree(key, PriceTable.Meters.SelectMany(KeysOf))}";

    private static IEnumerable<string> KeysOf(Meter meter) =>
        meter.Prices.Keys.Select(sku => meter.KeyOf(sku)).DefaultIfEmpty(meter.KeyOf(null));
}
