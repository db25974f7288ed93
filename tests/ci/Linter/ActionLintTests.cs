using System.Text.RegularExpressions;
using Ci.Tests.Running;

namespace Ci.Tests.Linter;

public sealed partial class ActionLintTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workflows-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>In one run, because its start takes most of the time.</summary>
    [ActionLintFact]
    public void The_linter_finds_an_undefined_expression_and_nothing_in_our_workflows()
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.At(".github", "workflows")))
        {
            Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        Write("wrong.yml", Checkout.Read(".github/workflows/deploy.yml").Replace("inputs.commit }}", "inputs.comit }}"));

        var (exitCode, output) = ActionLint.Run(_folder.FullName);

        Assert.True(exitCode == 1, output);
        Assert.Contains("Checking 6 workflow file(s)", output);
        var findings = output.Split('\n').Where(line => Finding().IsMatch(line)).ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.StartsWith("wrong.yml:", finding));
        Assert.All(findings, finding => Assert.Contains("\"comit\"", finding));
    }

    /// <summary>GitHub supports `queue` since May 2026, actionlint does not yet. Any other value still fails in the linter.</summary>
    private void Write(string name, string workflow) =>
        File.WriteAllText(Path.Combine(_folder.FullName, name), workflow.Replace("      queue: max\n", "\n"));

    [GeneratedRegex(@"^\S+\.yml:\d")]
    private static partial Regex Finding();
}
