using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>Queries in runbooks are pasted at night; each is held against the parser and the tables that tiles' queries are held against.</summary>
public sealed partial class RunbookQueryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("runbooks-");

    public void Dispose() => _folder.Delete(recursive: true);

    [QueryFact]
    public async Task Every_query_of_a_runbook_parses_and_names_tables_and_columns_that_there_are()
    {
        foreach (var page in Directory.GetFiles(Config.RepositoryFile("docs/runbooks"), "*.md"))
        {
            foreach (var (number, query) in Query().Matches(await File.ReadAllTextAsync(page)).Index())
            {
                await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{Path.GetFileNameWithoutExtension(page)}-{number}.kql"), query.Groups[1].Value);
            }
        }

        Assert.True(_folder.GetFiles().Length >= 8);
        Assert.Empty(await QueryChecker.CheckAsync(_folder.FullName));
    }

    [GeneratedRegex("```kql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Query();
}
