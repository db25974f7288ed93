using System.CommandLine;
using System.Globalization;
using CommandLine;
using Planning.Engine;
using Planning.Plans;
using Planning.PolicyPacks;
using Planning.Programs;
using Planning.Projects;
using Planning.ResourceIds;
using Spectre.Console;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Preflight.Commands;

/// <summary>Where a verb's plan comes from: a stack's program, run here, or a saved plan file. The same for every verb.</summary>
internal sealed class PlanSource
{
    private readonly Argument<string?> _stack = new("STACK")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The stack of Pulumi.<STACK>.yaml; also as ORGANIZATION/PROJECT/STACK.",
    };
    private readonly Option<string> _project = new("--project")
    {
        Description = "The Pulumi project's folder.",
        DefaultValueFactory = _ => ".",
    };
    private readonly Option<string?> _configDirectory = new("--config-dir")
    {
        Description =
            "The folder of the stack files, with preflight.yaml if there is one. "
            + "Default: stackConfigDir of Pulumi.yaml, or the project's folder.",
    };
    private readonly Option<string?> _program = new("--program")
    {
        Description = "The compiled program: a .dll, an executable, or a folder.",
    };
    private readonly Option<string?> _command = new("--command") { Description = "A command line that starts the program." };
    private readonly Option<string?> _plan = new("--plan") { Description = "A saved plan file instead of STACK." };
    private readonly Option<bool> _unknowns = new("--unknowns") { Description = "Leave computed values unknown, as a first preview does." };
    private readonly Option<bool> _update = new("--update") { Description = "Run the program as in a deployment. Its side effects run." };
    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Seconds that the program may take.",
        DefaultValueFactory = _ => 60,
    };
    private readonly Option<string[]> _environments = new("--env-file")
    {
        Description =
            "Values of a Pulumi ESC environment of the stack: the output of `pulumi env open NAME --format detailed` "
            + "(or json, yaml, dotenv). Repeat it in the order of the imports.",
    };
    private readonly Option<string[]> _references = new("--reference")
    {
        Description = "NAME=PLANFILE: a saved plan of a stack that the program references.",
    };

    /// <summary>A warning about the project is said once for all stacks.</summary>
    private readonly HashSet<string> _warned = [];

    /// <summary>Read once for a call.</summary>
    private ProjectFile? _read;

    public void AddTo(Command command)
    {
        command.Arguments.Add(_stack);
        command.Options.Add(_plan);
        AddOptionsTo(command);
    }

    /// <summary>For a verb that names its plans itself.</summary>
    public void AddOptionsTo(Command command)
    {
        Option[] options = [_project, _configDirectory, _program, _command, _environments, _unknowns, _update, _timeout, _references];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The project's folder; where there is none, the one that was named.</summary>
    public string Directory(ParseResult parsed) => parsed.GetValue(_plan) is null ? Project(parsed).Directory : DirectoryOrNone(parsed);

    /// <summary>The folder of preflight.yaml; where there is no project, the folder that was named.</summary>
    public string TermsDirectory(ParseResult parsed) =>
        ProjectFile.FileAbove(parsed.GetValue(_project)!) is null ? parsed.GetValue(_project)! : Project(parsed).TermsDirectory;

    /// <summary>For a verb that may do with saved plans alone: they need no project.</summary>
    public string DirectoryOrNone(ParseResult parsed) =>
        ProjectFile.FileAbove(parsed.GetValue(_project)!) is { } file ? Path.GetDirectoryName(file)! : parsed.GetValue(_project)!;

    /// <summary>True if the call names a stack or a saved plan.</summary>
    public bool IsNamed(ParseResult parsed) => (parsed.GetValue(_stack) ?? parsed.GetValue(_plan)) is not null;

    /// <summary>False if the call names a saved plan.</summary>
    public bool RunsAProgram(ParseResult parsed) => parsed.GetValue(_plan) is null;

    /// <returns>The option that makes the program run in another way than in a plan; null if there is none.</returns>
    public string? UnusualMode(ParseResult parsed) =>
        parsed.GetValue(_update) ? _update.Name
        : parsed.GetValue(_unknowns) ? _unknowns.Name
        : null;

    /// <summary>True if the program is run as in a first preview, which knows nothing of what it creates.</summary>
    public bool IsPreview(ParseResult parsed) => parsed.GetValue(_unknowns) && RunsAProgram(parsed);

    /// <summary>The same program with all values.</summary>
    public async Task<Plan> ResolvedAsync(ParseResult parsed, string stack, CancellationToken cancellation)
    {
        var request = await RequestAsync(parsed, Project(parsed), stack) with { Mode = RunMode.Resolved };
        return await ProgramRunner.RunAsync(request, cancellation);
    }

    /// <summary>For a command that calls Azure: errors in the arguments are reported first.</summary>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_plan) is { } file)
        {
            PlanFile.Read(file);
            return;
        }

        var (project, stack) = Named(parsed);
        Config(parsed, project, StackName.Parse(project, stack));
    }

    /// <summary>The plan of every stack of the project.</summary>
    public async Task<IReadOnlyList<Plan>> GetAllAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_stack) is { } one)
        {
            throw new Failure($"--all judges every stack; leave out '{one}'");
        }

        var project = Project(parsed);
        var plans = new List<Plan>();
        foreach (var stack in project.Stacks)
        {
            plans.Add(await RunAsync(parsed, project, stack, cancellation));
        }

        return plans;
    }

    /// <param name="name">A stack, or a plan file.</param>
    public async Task<Plan> GetAsync(ParseResult parsed, string name, CancellationToken cancellation) =>
        name.EndsWith(".json", StringComparison.Ordinal)
            ? PlanFile.Read(name)
            : await RunAsync(parsed, Project(parsed), name, cancellation);

    public async Task<Plan> GetAsync(ParseResult parsed, CancellationToken cancellation) =>
        await GetAsync(parsed, Account.OfEnvironment(Environment.GetEnvironmentVariable), cancellation);

    /// <param name="account">Names and ids follow from it. A saved plan has those of the account that it was made for.</param>
    public async Task<Plan> GetAsync(ParseResult parsed, Account account, CancellationToken cancellation)
    {
        if (parsed.GetValue(_plan) is { } file)
        {
            return PlanFile.Read(file);
        }

        var (project, stack) = Named(parsed);
        return await RunAsync(parsed, project, stack, cancellation, account);
    }

    /// <summary>What a stack has that sets none: full key → value.</summary>
    public Dictionary<string, string> Defaults(ParseResult parsed) =>
        Project(parsed)
            .Config.Where(declaration => declaration.Default is not null)
            .ToDictionary(declaration => declaration.Key, declaration => declaration.Default!);

    /// <summary>What a policy pack gets to know of a plan. A saved plan and a state have no configuration.</summary>
    public PolicyPackCall PolicyPackCall(ParseResult parsed, Plan plan, bool hasProgram)
    {
        var call = new PolicyPackCall
        {
            Path = "",
            Plan = plan,
            Directory = DirectoryOrNone(parsed),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
        };
        if (!hasProgram)
        {
            return call;
        }

        var project = Project(parsed);
        var config = Config(parsed, project, StackName.Parse(project, plan.Stack));
        return call with
        {
            Directory = System.IO.Directory.Exists(project.Main) ? project.Main : project.Directory,
            Config = config.Values,
            SecretKeys = config.SecretKeys,
        };
    }

    /// <summary>For a verb that runs the program itself.</summary>
    public Task<RunRequest> RequestAsync(ParseResult parsed)
    {
        var (project, stack) = Named(parsed);
        return RequestAsync(parsed, project, stack);
    }

    private ProjectFile Project(ParseResult parsed)
    {
        var project = _read ??= ProjectFile.Find(parsed.GetValue(_project)!);
        return parsed.GetValue(_configDirectory) is not { } directory ? project
            : System.IO.Directory.Exists(directory) ? project with { StackDirectory = Path.GetFullPath(directory) }
            : throw new Failure($"--config-dir must be an existing folder, got '{directory}'");
    }

    private (ProjectFile Project, string Stack) Named(ParseResult parsed)
    {
        var project = Project(parsed);
        return (
            project,
            parsed.GetValue(_stack)
                ?? throw new Failure($"name a stack ({string.Join(", ", project.Stacks)}) or a saved plan (--plan FILE).")
        );
    }

    private async Task<Plan> RunAsync(
        ParseResult parsed,
        ProjectFile project,
        string stack,
        CancellationToken cancellation,
        Account? account = null
    )
    {
        var request = await RequestAsync(parsed, project, stack, account);
        return await WithProgressAsync($"running {request.Program.Name}", () => ProgramRunner.RunAsync(request, cancellation));
    }

    private async Task<RunRequest> RequestAsync(ParseResult parsed, ProjectFile project, string stack, Account? account = null)
    {
        var name = StackName.Parse(project, stack);
        var config = Config(parsed, project, name);
        var program = ProgramLocator.Locate(project, parsed.GetValue(_program), parsed.GetValue(_command));
        var request = new RunRequest
        {
            Project = project.Name,
            Stack = name.Name,
            Organization = name.Organization ?? RunRequest.StandardOrganization,
            Program = program,
            Config = config.Values,
            SecretKeys = config.SecretKeys,
            SecretValues = config.SecretValues,
            Variables = config.Variables,
            Limits = config.Limits,
            RootDirectory = project.Directory,
            Account = account ?? Account.OfEnvironment(Environment.GetEnvironmentVariable),
            DefaultLocation = Account.LocationOfEnvironment(Environment.GetEnvironmentVariable),
            Mode =
                parsed.GetValue(_update) ? RunMode.Update
                : IsPreview(parsed) ? RunMode.Unknowns
                : RunMode.Resolved,
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
            References = (parsed.GetValue(_references) ?? []).Select(Reference).ToDictionary(),
        };
        foreach (var warning in config.Warnings.Concat(program.Warnings).Concat(config.Limits).Where(_warned.Add))
        {
            await Console.Error.WriteLineAsync($"warning: {warning}");
        }

        return request;
    }

    private StackConfig Config(ParseResult parsed, ProjectFile project, StackName stack) =>
        StackConfig.Read(project, stack.Name, parsed.GetValue(_environments) ?? [], needsFile: false);

    private static KeyValuePair<string, Struct> Reference(string text)
    {
        var parts = text.Split('=', 2);
        if (parts.Length != 2)
        {
            throw new Failure($"--reference must be NAME=PLANFILE, got '{text}'");
        }

        return KeyValuePair.Create(parts[0], StackReferences.OutputsOf(PlanFile.Read(parts[1])));
    }

    /// <summary>Shows a spinner on an interactive console only, and never on standard output.</summary>
    private static Task<Plan> WithProgressAsync(string what, Func<Task<Plan>> run)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            return run();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync(string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(what)} ..."), _ => run());
    }
}
