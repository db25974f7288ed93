using System.Security.Cryptography;
using System.Text;
using CommandLine;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Evaluation.Cases;

/// <summary>All cases of a set, in an order that is the same on every machine.</summary>
/// <param name="Version">Names the content: scores of two versions are not compared.</param>
internal sealed record GoldenSet(IReadOnlyList<GoldenCase> Cases, string Version)
{
    /// <exception cref="Failure">Lists everything that is wrong with the files.</exception>
    public static GoldenSet Read(CaseSet set) => Read(set.Folder, set.Categories);

    public static GoldenSet Read(string folder, IReadOnlyList<Category> needed)
    {
        if (!Directory.Exists(folder))
            throw new Failure($"The golden set's folder '{folder}' does not exist.");

        var yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build();
        var cases = new List<GoldenCase>();
        var problems = new List<string>();
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            content.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text}\n"));
            if (!name.EndsWith(".yaml", StringComparison.Ordinal))
                continue;

            try
            {
                cases.AddRange(CasesOf(name, yaml.Deserialize<GoldenFile>(text), problems));
            }
            catch (YamlException problem)
            {
                problems.Add($"{name}, line {problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message}");
            }
        }

        problems.AddRange(GoldenSetRules.Problems(cases, needed));
        return problems.Count == 0
            ? new GoldenSet(cases, Convert.ToHexStringLower(content.GetHashAndReset())[..12])
            : throw new Failure($"The golden set in {folder} has {problems.Count} problems:\n- {string.Join("\n- ", problems)}");
    }

    private static IEnumerable<GoldenCase> CasesOf(string name, GoldenFile file, List<string> problems)
    {
        if (file.Category == Category.Conversation)
            return file.Cases.SelectMany(entry => ConversationCases.Of(entry, file));
        if (Category.All.FirstOrDefault(known => known.Name == file.Category) is not { } category)
        {
            problems.Add(
                $"{name}: category must be one of {string.Join(", ", Category.All)} or {Category.Conversation}, got '{file.Category}'"
            );
            return [];
        }

        return file.Cases.Select(entry => new GoldenCase
        {
            Id = entry.Id,
            Category = category,
            Intent = entry.Intent ?? file.Intent,
            Language = entry.Language ?? file.Language,
            ReviewedBy = entry.ReviewedBy ?? file.ReviewedBy,
            Question = entry.Question,
            History = entry.History,
            Sources = entry.Sources,
            Facts = entry.Facts,
            MustNotSay = entry.MustNotSay,
        });
    }
}
