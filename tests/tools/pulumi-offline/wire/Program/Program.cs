using Pulumi;
using Wire;

// One program with several results: the tests choose by the first argument.
Func<Task<int>> run = args[0] switch
{
    "resources" => () => Deployment.RunAsync(Resources.Register),
    "stack" => () => Deployment.RunAsync<Site>(),
    "refusals" => Refusals.Report,
    "throw" => () => Deployment.RunAsync(Endings.Throw),
    "run-exception" => () => Deployment.RunAsync(Endings.ThrowRunException),
    "missing-config" => () => Deployment.RunAsync(Endings.RequireConfig),
    "bad-property" => () => Deployment.RunAsync(Endings.SendUnsupportedValue),
    "log-error" => () => Deployment.RunAsync(Endings.LogError),
    "async" => () => Deployment.RunAsync(Endings.ThrowLater),
    _ => throw new ArgumentException($"no ending is called '{args[0]}'"),
};

var code = await run();
Console.WriteLine($"returned {code}");

// A program that does not return the exit code must fail too.
return args.Contains("--forget") ? Environment.ExitCode : code;
