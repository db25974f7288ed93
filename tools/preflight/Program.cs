using Preflight.Commands;

return await PreflightCommands.RunAsync(args, Console.Error);
