using Ci.Tests.Running;

namespace Ci.Tests.Linter;

public sealed class ActionLintTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workflows-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ActionLintFact]
    public void The_linter_finds_nothing_in_our_workflows()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, ".github/workflows")))
        {
            // GitHub supports this key since May 2026, actionlint does not yet. Any other value still fails in the linter.
            File.WriteAllText(
                Path.Combine(_folder.FullName, Path.GetFileName(file)),
                File.ReadAllText(file).Replace("      queue: max\n", "\n")
            );
        }

        var (exitCode, output) = ActionLint.Run(_folder.FullName);

        Assert.Contains("Checking 5 workflow file(s)", output);
        Assert.True(exitCode == 0, output);
    }

    [ActionLintFact]
    public void The_linter_finds_an_undefined_expression()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "wrong.yml"),
            Checkout.Read(".github/workflows/deploy.yml").Replace("inputs.commit }}", "inputs.comit }}")
        );

        var (exitCode, output) = ActionLint.Run(_folder.FullName);

        Assert.Equal(1, exitCode);
        Assert.Contains("comit", output);
    }
}
