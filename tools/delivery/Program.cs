using AzureRest;
using Delivery;
using Preflight.Reports;

return await CommandLine.RunAsync(
    args,
    new Surroundings { Azure = new ResourceManager(Login.Credential), Console = Terminal.Console },
    Console.Error
);
