using CommandLine;

namespace Repository.Tests.Commands;

public sealed class AzureCommandTests
{
    private static readonly CommandTable Others = CommandTable.Read("az.yaml");

    private static readonly IReadOnlyList<QuotedCommand> Quoted =
    [
        .. QuotedCommands.All.Where(command => command.Program == "az" && !IsChosenAtRunTime(command)),
    ];

    private static readonly (string File, string Content, string Problem)[] Wrong =
    [
        ("docs/a.md", "```sh\naz webapp config appsettings list --ids <id>\n```", "the following arguments are required: --"),
        ("docs/a.md", "`az cognitiveservices account show --ids <id> --output tsv`", "the following arguments are required: --"),
        ("docs/a.md", "See `az monitor metric list`.", "there is no command 'monitor metric list'"),
        ("docs/a.md", "See `az monitor metrics list all`.", "there is no command 'monitor metrics list all'"),
        ("docs/a.md", "`az storage blob list --auth-mode logon -c a --account-name b`", "'logon'"),
        ("docs/a.md", "`az keyvault certificate show --vault-id <id> --name a`", "'keyvault certificate show' has no option '--vault-id'"),
        ("docs/a.md", "`az ml online-deployment get-log --name a`", "there is no command 'ml online-deployment get-log"),
        (".ci/a", "a=$(az network public-ip show --ids \"$b\" --query \"{c:d\" -o tsv)", "argument --query: "),
        (".ci/a", "fail \"sign in with az login, or az account get-access-token --scoped $1\"", "unrecognized arguments: --scoped"),
        (".github/a.yml", "steps: [{ run: az account show --querry id }]", "unrecognized arguments: --querry"),
        ("tools/A.cs", "var a = $\"{b}; az role assignment create --assignee <you> --rolle {c} \" + $\"--scope {d}\";", "required: --role"),
    ];

    private static readonly Lazy<Task<IReadOnlyList<string?>>> Problems = new(ProblemsAsync);

    [AzureCliFact]
    public async Task Every_az_command_is_accepted_by_the_CLI()
    {
        var found = Quoted
            .Zip(await Problems.Value)
            .Where(pair => pair.Second is not null)
            .Select(pair => $"{pair.First}: {pair.Second}")
            .ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [AzureCliFact]
    public async Task A_wrong_az_command_is_found() =>
        Assert.All(Wrong.Zip((await Problems.Value).Skip(Quoted.Count)), pair => Assert.Contains(pair.First.Problem, pair.Second));

    [Theory]
    [InlineData("#!/usr/bin/python3\nimport runpy\n", "/usr/bin/python3")]
    [InlineData("#!/usr/bin/env bash\nAZ_INSTALLER=DEB \"$bin_dir\"/../../opt/az/bin/python3 -Im azure.cli \"$@\"", "/opt/az/bin/python3")]
    [InlineData("#!/usr/bin/env bash\nAZ_INSTALLER=HOMEBREW /opt/a/libexec/bin/python -Im azure.cli \"$@\"", "/opt/a/libexec/bin/python")]
    public void The_interpreter_of_the_Azure_CLI_is_read_from_its_script(string script, string python) =>
        Assert.Equal([python], AzureCliPython.Interpreters(script, "/usr/bin"));

    /// <summary>In `az storage blob "$verb"` only the rest is known.</summary>
    [Fact]
    public void An_az_command_chosen_at_run_time_is_in_a_test_as_a_whole() =>
        Assert.All(QuotedCommands.All.Where(command => command.Program == "az" && IsChosenAtRunTime(command)), command =>
        {
            var known = command.Path.TakeWhile(word => !word.Contains(ShellText.Unknown)).ToList();

            Assert.NotEmpty(known);
            Assert.Contains(Quoted, other => other.File.StartsWith("tests/ci/") && other.Path.Take(known.Count).SequenceEqual(known));
        });

    [Fact]
    public void Every_command_of_the_az_table_is_in_use() =>
        Assert.All(Others.Names, name => Assert.Contains(Quoted, command => string.Join(' ', command.Path).StartsWith(name)));

    private static bool IsChosenAtRunTime(QuotedCommand command) => command.Path.Any(word => word.Contains(ShellText.Unknown));

    /// <summary>Of the commands in the repository, then of the wrong ones: one process for all, because its start takes seconds.</summary>
    private static async Task<IReadOnlyList<string?>> ProblemsAsync()
    {
        var wrong = Wrong.Select(example => QuotedCommands.Of(example.File, example.Content).Last());
        List<QuotedCommand> commands = [.. Quoted, .. wrong];
        return [.. commands.Zip(await AzureCli.ParseAsync(commands), Problem)];
    }

    private static string? Problem(QuotedCommand command, AzureCli.Verdict verdict) =>
        Others.Has(command) && (verdict.Missing || verdict.Version < Version.Parse(Others.Version))
            ? Others.Problem(command)
            : verdict.Problem;
}
