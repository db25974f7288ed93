using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>
/// Starts a Python program as Pulumi's Python host does: with the interpreter of the project's virtual environment and the program's own
/// SDK. The host's own launcher comes with the CLI and not with the SDK, so that a launcher is passed on the command line.
/// </summary>
public static class PythonProgram
{
    /// <summary>
    /// What the engine sets in the environment becomes the settings of the SDK; those that an older SDK does not know are left out. The
    /// folder of the program is no place to import from where `main` is a file, as with the CLI.
    /// </summary>
    internal const string Launcher = """
        import asyncio, inspect, logging, os, runpy, sys, traceback
        from concurrent.futures import ThreadPoolExecutor
        sys.path[:] = [place for place in sys.path if place]
        try:
            import pulumi, pulumi.runtime as runtime
        except ImportError:
            traceback.print_exc()
            sys.exit(sys.executable + ' has no Pulumi SDK that works; run `' + sys.argv[2] + '`.')
        program, engine = sys.argv[1], {name[7:].lower(): value for name, value in os.environ.items() if name.startswith('PULUMI_')}
        known = inspect.signature(runtime.Settings.__init__).parameters
        parallel = int(engine['parallel'])
        settings = dict(engine, parallel=parallel, dry_run=engine['dry_run'] == 'true')
        if hasattr(runtime, 'set_all_config'):
            runtime.set_all_config(runtime.get_config_env(), runtime.get_config_secret_keys_env())
        else:
            for name, value in runtime.get_config_env().items():
                runtime.set_config(name, value)
        runtime.configure(runtime.Settings(**{name: value for name, value in settings.items() if name in known}))
        sys.argv = [program]
        logging.getLogger('asyncio').setLevel(logging.CRITICAL)
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        threads = ThreadPoolExecutor(max_workers=parallel * 4)
        loop.set_default_executor(threads)
        failed = 1
        try:
            loop.run_until_complete(runtime.run_in_stack(lambda: runpy.run_path(program, run_name='__main__')))
            failed = 0
        except pulumi.RunError as error:
            pulumi.log.error(str(error))
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            here = os.path.abspath(program)
            own = [i for i, frame in enumerate(frames) if os.path.abspath(frame.filename) in (here, os.path.join(here, '__main__.py'))]
            lines = traceback.format_exception(type(error), error, error.__traceback__, limit=-(len(frames) - own[0]) if own else None)
            pulumi.log.error('Program failed with an unhandled exception:\n' + ''.join(lines))
        finally:
            threads.shutdown(wait=True)
            loop.close()
        sys.exit(failed)
        """;

    /// <param name="program">The program's folder, which holds __main__.py, or its main file.</param>
    public static ProgramCommand In(ProjectFile project, string program)
    {
        var (directory, entry) = File.Exists(program) ? (Path.GetDirectoryName(program)!, Path.GetFileName(program)) : (program, ".");
        if (entry == "." && !File.Exists(Path.Combine(directory, "__main__.py")))
        {
            throw new Failure($"{directory} holds no __main__.py; name the program with `main` of Pulumi.yaml.");
        }

        var options = PythonOptions.Read(project);
        var toolchain = options.ToolchainOf(directory);
        var environment = VirtualEnvironment(project, options, toolchain, directory);
        var install = Install(project, toolchain, environment, directory);
        if (environment is not null && !File.Exists(Interpreter(environment)))
        {
            throw new Failure($"{environment} is no virtual environment with Python; run `{install}`.");
        }

        var name = Path.GetRelativePath(project.Directory, program).Replace('\\', '/');
        string[] launched = ["-c", Launcher, entry, install];
        var (file, arguments) =
            toolchain == "poetry" ? ("poetry", ["run", "python", .. launched])
            : environment is not null ? (Interpreter(environment), launched)
            : (Installed(), launched);
        return new ProgramCommand(file, arguments, directory, name, "pypi")
        {
            Variables = Activated(environment),
            Warnings = RuntimeOptions.Unknown(project, PythonOptions.Names),
        };
    }

    /// <summary>Poetry knows its environment itself. uv has one beside its lock file, in `.venv` unless told otherwise.</summary>
    private static string? VirtualEnvironment(ProjectFile project, PythonOptions options, string toolchain, string directory) =>
        toolchain == "poetry" ? null
        : options.VirtualEnvironment is { } named ? Path.GetFullPath(named, project.Directory)
        : toolchain != "uv" ? null
        : Path.Combine(
            PythonOptions.Above(directory, "uv.lock") ?? PythonOptions.Above(directory, "pyproject.toml") ?? directory,
            Environment.GetEnvironmentVariable("UV_PROJECT_ENVIRONMENT") is { Length: > 0 } set ? set : ".venv"
        );

    private static string Interpreter(string environment) =>
        OperatingSystem.IsWindows() ? Path.Combine(environment, "Scripts", "python.exe") : Path.Combine(environment, "bin", "python");

    private static string Creator => OperatingSystem.IsWindows() ? "python" : "python3";

    /// <summary>PULUMI_PYTHON_CMD is the CLI's variable for another interpreter.</summary>
    private static string Installed()
    {
        string[] names =
            Environment.GetEnvironmentVariable("PULUMI_PYTHON_CMD") is { Length: > 0 } set ? [set]
            : OperatingSystem.IsWindows() ? ["python", "python3"]
            : ["python3", "python"];
        return names.FirstOrDefault(name => SearchPath.Find(name) is not null) ?? names[0];
    }

    private static string Install(ProjectFile project, string toolchain, string? environment, string directory)
    {
        var requirements = Path.Combine(PythonOptions.Above(directory, "requirements.txt") ?? project.Directory, "requirements.txt");
        return toolchain switch
        {
            "poetry" => $"poetry install -C {directory}",
            "uv" => $"uv sync --project {directory}",
            _ when environment is null => $"{Installed()} -m pip install -r {requirements}",
            _ => $"{Creator} -m venv {environment} && {Interpreter(environment)} -m pip install -r {requirements}",
        };
    }

    /// <summary>What a program starts itself is to be of the same environment. The streams are read as UTF-8.</summary>
    private static Dictionary<string, string> Activated(string? environment)
    {
        var variables = new Dictionary<string, string> { ["PYTHONIOENCODING"] = "utf-8" };
        if (environment is not null)
        {
            variables["VIRTUAL_ENV"] = environment;
            variables["PYTHONHOME"] = "";
            variables["PATH"] =
                $"{Path.GetDirectoryName(Interpreter(environment))}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        }

        return variables;
    }
}
