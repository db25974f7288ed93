using AzureRest;
using CommandLine;
using Delivery;

return await DeliveryCommands.RunAsync(
    args,
    new Surroundings { Azure = new ResourceManager(Login.Credential), Console = Terminal.Console },
    Console.Error
);
