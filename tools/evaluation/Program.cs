using AzureRest;
using CommandLine;
using Evaluation;

return await CommandRunner.RunAsync(EvaluateCommand.Create(), args, Console.Error, describe: Login.Problem);
