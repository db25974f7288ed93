using AzureSimulator.Http;
using CommandLine;

return await CommandRunner.RunAsync(ServeCommand.Create(), args, Console.Error);
