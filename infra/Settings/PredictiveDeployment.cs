using System.Globalization;

namespace Infra.Settings;

/// <summary>One version of a predictive model behind the online endpoint.</summary>
/// <param name="Name">blue or green.</param>
/// <param name="Model">A registered asset with its version, as in azureml://registries/contoso/models/churn/versions/3.</param>
/// <param name="Environment">The environment asset with its version.</param>
/// <param name="Percent">Its share of the calls.</param>
public sealed record PredictiveDeployment(string Name, string Model, string Environment, string InstanceType, int Instances, int Percent)
{
    private const string Form =
        "'blue|green model environment instanceType instances percent', where model and environment end with /versions/<n>";

    /// <summary>As in the setting.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} {Model} {Environment} {InstanceType} {Instances} {Percent}");

    /// <summary>The text with each wrong part replaced, so that a command keeps the right ones.</summary>
    /// <param name="spare">A valid deployment of a name that no other entry has; null if both are there.</param>
    /// <returns>Null if the entry cannot be repaired.</returns>
    public static string? Repaired(string text, string? spare)
    {
        var given = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (spare?.Split(' ') is not { } sample || given.Length != sample.Length)
        {
            return spare;
        }

        bool[] isRight =
        [
            given[0] is "blue" or "green",
            IsPinned(given[1]),
            IsPinned(given[2]),
            given[3].StartsWith("Standard_", StringComparison.Ordinal),
            IsIn(given[4], 1, 50),
            IsIn(given[5], 0, 100),
        ];
        return string.Join(' ', given.Select((part, i) => isRight[i] ? part : sample[i]));
    }

    private static bool IsIn(string text, int least, int most) =>
        Number(text, least, most, "", []) is var number && number >= least && number <= most && text.All(char.IsAsciiDigit);

    /// <returns>Every problem of the text; empty when it is valid.</returns>
    public static IEnumerable<string> Parse(string text, ICollection<PredictiveDeployment> into)
    {
        if (
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is not [var name, var model, var environment, var type, var instancesText, var percentText]
        )
        {
            return [$"must be {Form}, got '{text}'"];
        }

        var problems = new List<string>();
        if (name is not ("blue" or "green"))
        {
            problems.Add($"must be named blue or green, got '{name}'");
        }

        problems.AddRange(
            new[] { model, environment }
                .Where(asset => !IsPinned(asset))
                .Select(asset => $"must name a registered asset, azureml://..., and end with /versions/<n>, got '{asset}'")
        );
        if (!type.StartsWith("Standard_", StringComparison.Ordinal))
        {
            problems.Add($"must name a machine size such as Standard_DS3_v2, got '{type}'");
        }

        var instances = Number(instancesText, 1, 50, "instances", problems);
        var percent = Number(percentText, 0, 100, "percent of the calls", problems);
        if (problems.Count == 0)
        {
            into.Add(new PredictiveDeployment(name, model, environment, type, instances, percent));
        }

        return problems;
    }

    private static bool IsPinned(string asset) =>
        asset.StartsWith("azureml://", StringComparison.Ordinal)
        && asset.Split('/') is [.., "versions", { Length: > 0 } version]
        && version.All(char.IsAsciiDigit);

    private static int Number(string text, int least, int most, string what, List<string> problems)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            problems.Add($"must have {least} to {most} {what}, got '{text}'");
        }

        return number;
    }
}
