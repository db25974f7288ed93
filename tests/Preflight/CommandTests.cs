using System.Diagnostics;

namespace Preflight.Tests;

/// <summary>The tool as it is called from a shell.</summary>
public sealed class CommandTests
{
    private static readonly string Tool = Path.Combine(Repository.Root, "preflight", "bin", Repository.Configuration, "net10.0", "preflight.dll");

    [Fact]
    public void Planning_dev_prints_a_tree_and_succeeds()
    {
        var (exitCode, output, complaint) = Run(Repository.Root, "plan", "dev");

        Assert.Equal((0, ""), (exitCode, complaint));
        Assert.Contains("├── Monitoring monitoring", output);
        Assert.Contains("cognitiveservices:Deployment ai-chat", output);
        Assert.Contains("resources to create in 10 components", output);
    }

    [Fact]
    public void A_plan_that_was_saved_is_shown_like_a_fresh_one()
    {
        var saved = Path.Combine(Repository.Root, "tests", "Snapshots", "sandbox.json");

        var (exitCode, output, _) = Run(Repository.Root, "plan", "--plan", saved);

        Assert.Equal(0, exitCode);
        Assert.Contains("web:WebApp chat-site", output);
    }

    [Theory]
    [InlineData("plan nowhere", "there are: dev, prod, sandbox, test")]
    [InlineData("plan", "name a stack (dev, prod, sandbox, test) or a saved plan")]
    [InlineData("plan dev --program no-such.dll", "there is no program ")]
    [InlineData("plan --plan README.md", "README.md is no plan file")]
    [InlineData("plan --plan no-such.json", "there is no plan file no-such.json")]
    [InlineData("plan dev --reference x", "--reference must be NAME=PLANFILE, got 'x'")]
    [InlineData("plan dev --command false", "ended with exit code 1 after registering nothing")]
    [InlineData("check dev --unknowns", "make the plan without --unknowns")]
    [InlineData("check dev --today tomorrow", "--today must be a day as in 2027-06-30, got 'tomorrow'")]
    [InlineData("report dev --output /no/such/folder/dev.html", "/no/such/folder/dev.html cannot be written")]
    [InlineData("diff nowhere dev", "there are: dev, prod, sandbox, test")]
    [InlineData("plan dev --command true", "ended without registering anything; is it a Pulumi program?")]
    public void What_cannot_be_planned_is_one_message_and_exit_code_2(string arguments, string message)
    {
        var (exitCode, output, complaint) = Run(Repository.Root, arguments.Split(' '));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, complaint);
    }

    [Theory]
    [InlineData("""{"project":"p","stack":"s","program":"x","sdk":"local","resources":null}""", "must not be null")]
    [InlineData("""{"project":"p","stack":"s","program":"x","sdk":"local","resources":[null]}""", "each resource needs urn")]
    [InlineData("""{"project":"p","stack":"s","program":"x","sdk":"local","resources":[{"urn":"u","type":"t","name":"n"},{"urn":"u","type":"t","name":"n"}]}""", "it has u twice")]
    public void A_plan_file_that_was_written_wrong_is_one_message(string plan, string message)
    {
        using var folder = new ProjectFolder().With("plan.json", plan);

        var (exitCode, output, complaint) = Run(Repository.Root, "check", "--plan", Path.Combine(folder.Path, "plan.json"));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, complaint);
    }

    [Fact]
    public void A_call_that_cannot_be_understood_has_exit_code_2() => Assert.Equal(2, Run(Repository.Root, "plan", "dev", "--nonsense").ExitCode);

    private static (int ExitCode, string Output, string Complaint) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Tool, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, complaint.Result);
    }
}
